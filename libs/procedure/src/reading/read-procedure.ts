import { parseProcedureCode } from '@lienthong/identifiers';
import type { ProcedureCode } from '@lienthong/identifiers';
import { checkProcedure } from '../checking/check.js';
import type { Procedure, StopCause } from '../model/procedure.js';
import { checkRoles } from '../responsibility/check-roles.js';
import type { RolesToFill } from '../responsibility/check-roles.js';
import type { ProcedureProblem } from './problem.js';
import { readClock, readLimitRule, readPlainLimit } from './read-limit.js';
import { readLeg } from './read-leg.js';
import { readFees, readItems, readListed, readOptions, readReturns, readRoles } from './read-parts.js';
import { optional, YamlReader } from './yaml-reader.js';

const FIELDS = [
  'code', 'variants', 'name', 'field', 'from', 'until', 'knownOn', 'basis', 'assumed', 'listed', 'agencies', 'options',
  'items', 'limit', 'cutoff', 'sync', 'receive', 'supplement', 'confirmation', 'stops', 'legs', 'returns', 'fees',
] as const; // prettier-ignore

const texts = (at: YamlReader): readonly string[] => at.texts().map((one) => one.text());

const readCode = (at: YamlReader): ProcedureCode => {
  const text = at.text();
  const parsed = parseProcedureCode(text);
  if (!parsed.ok && text !== '') at.problem('procedure/code-malformed', { given: text });
  return text as ProcedureCode;
};

const readStops = (at: YamlReader): readonly StopCause[] =>
  at.texts().map((one) => one.oneOf<StopCause>(['supplement', 'fee', 'confirmation']));

const present = (at: YamlReader): YamlReader => {
  if (at.texts().length === 0) at.problem('procedure/field-missing', { field: at.path.slice(1) });
  return at;
};

const readWhole = (root: YamlReader): Procedure => ({
  code: readCode(root.at('code')),
  variants: root
    .at('variants')
    .list()
    .map((variant) => ({
      code: readCode(variant.only('code', 'never').at('code')),
      never: texts(variant.at('never')),
    })),
  name: root.at('name').text(),
  field: root.at('field').text(),
  from: root.at('from').date(),
  ...optional('until', root.at('until'), (until) => until.date()),
  knownOn: root.at('knownOn').date(),
  basis: texts(present(root.at('basis'))),
  assumed: texts(root.at('assumed')),
  listed: readListed(root.at('listed')),
  roles: readRoles(root.at('agencies')),
  options: readOptions(root.at('options')),
  items: readItems(root.at('items')),
  limit: readLimitRule(present(root.at('limit'))),
  ...optional('cutoff', root.at('cutoff'), readClock),
  ...optional('sync', root.at('sync'), (sync) => ({
    passOnMinutes: sync.only('passOnMinutes', 'acknowledge').at('passOnMinutes').number(),
    acknowledge: readPlainLimit(sync.at('acknowledge')),
  })),
  ...optional('receive', root.at('receive'), readPlainLimit),
  ...optional('supplement', root.at('supplement'), (supplement) => ({
    mode: supplement.only('mode', 'askWithin').at('mode').oneOf(['shift', 'afresh']),
    ...optional('askWithin', supplement.at('askWithin'), readPlainLimit),
  })),
  ...optional('confirmation', root.at('confirmation'), readPlainLimit),
  stops: readStops(root.at('stops')),
  legs: present(root.at('legs')).list().map(readLeg),
  returns: readReturns(root.at('returns')),
  fees: readFees(root.at('fees')),
});

/** A definition, or all that is wrong with it, in the order of its places; at least one problem. */
export type ReadProcedure =
  | { readonly ok: true; readonly value: Procedure }
  | { readonly ok: false; readonly problems: readonly [ProcedureProblem, ...ProcedureProblem[]] };

const byPlace = (a: ProcedureProblem, b: ProcedureProblem): number =>
  Number(a.params?.['line']) - Number(b.params?.['line']) ||
  Number(a.params?.['column']) - Number(b.params?.['column']);

/** Reads one definition in YAML 1.2 and checks its graph, then that its roles are filled if asked to. docs/procedures.md describes the form. */
export const readProcedure = (text: string, rolesToFill?: RolesToFill): ReadProcedure => {
  const { root, problems } = YamlReader.of(text);
  const inOrder = (): boolean => problems.length === 0;
  if (inOrder()) {
    const procedure = readWhole(root.only(...FIELDS));
    // A graph of things half read would only repeat what is known to be wrong.
    if (inOrder()) checkProcedure(procedure, root, problems);
    if (inOrder() && rolesToFill !== undefined) checkRoles(procedure, root, rolesToFill);
    if (inOrder()) return { ok: true, value: procedure };
  }
  const [first, ...more] = problems.sort(byPlace);
  return { ok: false, problems: [first ?? { code: 'procedure/yaml' }, ...more] };
};
