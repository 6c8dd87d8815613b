import { accept, refuse } from '@lienthong/kernel';
import { localDateAt, parseDossierCode } from '@lienthong/identifiers';
import type { Procedure } from '@lienthong/procedure';
import type { DossierCommand, DossierRefusal } from './dossier.commands.js';
import type { Dossier, KnownDossier } from './dossier.js';
import { adding, decidedOf, draftOf } from './draft.js';
import type { Decided } from './draft.js';
import { goOn } from './progress.js';
import { repeatedAt } from './repeated.js';
import { promiseOf, receiveBy } from './rules.js';
import type { DossierRules } from './rules.js';
import { isSameMoment } from './told-before.js';
import { wordsOf } from './words.js';

type Command<Type extends DossierCommand['type']> = Extract<DossierCommand, { type: Type }>;

/** A citizen chooses, each once, of what is known at the reception. */
const optionFlaw = ({ options }: Procedure, chosen: readonly string[]): DossierRefusal | undefined => {
  for (const [index, id] of chosen.entries()) {
    const path = `/options/${index}`;
    const option = options.find((one) => one.id === id);
    if (option === undefined) return { code: 'dossier/unknown-option', path };
    if (option.known === 'on-the-way') return { code: 'dossier/option-on-the-way', path, params: { option: id } };
  }
  const again = repeatedAt(chosen);
  return again < 0 ? undefined : { code: 'dossier/repeated', path: `/options/${again}` };
};

export const file = (rules: DossierRules, command: Command<'File'>, state: Dossier): Decided => {
  if (state.status !== 'unknown') return refuse({ code: 'dossier/filed-already' });
  const { procedure, definition } = rules;
  const flaw = optionFlaw(procedure, command.options);
  if (flaw !== undefined) return refuse(flaw);
  if (command.items.length === 0 && procedure.items.some(({ filed }) => filed))
    return refuse({ code: 'dossier/no-items', path: '/items' });
  const item = command.items.findIndex((id) => !procedure.items.some((one) => one.id === id && one.filed));
  if (item >= 0) return refuse({ code: 'dossier/unknown-item', path: `/items/${item}` });
  const again = repeatedAt(command.items);
  if (again >= 0) return refuse({ code: 'dossier/repeated', path: `/items/${again}` });
  const { channel, options, items, receiver, place, filedAt } = command;
  return accept({
    type: 'DossierFiled',
    data: {
      procedure: procedure.code,
      version: procedure.from,
      ...(definition === undefined ? {} : { definition }),
      channel,
      options,
      items,
      receiver,
      ...(place === undefined ? {} : { place }),
      filedAt,
      receiveBy: receiveBy(rules, receiver, filedAt),
    },
  });
};

/** The code begins with a code of the receiver and carries the day of reception; none is ever invented for another. */
const codeRefusal = ({ code, codesOfReceiver, receivedAt }: Command<'Receive'>): DossierRefusal | undefined => {
  const parsed = parseDossierCode(code);
  if (!parsed.ok || !codesOfReceiver.includes(parsed.value.agency))
    return { code: 'dossier/code-prefix', path: '/code', params: { expected: codesOfReceiver.join(', ') } };
  const day = localDateAt(receivedAt);
  return parsed.value.receivedOn === day
    ? undefined
    : { code: 'dossier/code-date', path: '/code', params: { expected: day } };
};

/** The version of these rules, where the dossier was filed under another: it was superseded before the reception. */
const otherVersion = ({ procedure, definition }: DossierRules, state: KnownDossier) =>
  procedure.from === state.version
    ? {}
    : { version: procedure.from, ...(definition === undefined ? {} : { definition }) };

/** Where a reception that comes again differs from the one that there was. */
const otherInReception = (
  { code, national, receivedAt: at, undated }: Command<'Receive'>,
  { codes, receivedAt }: KnownDossier,
): string | undefined => {
  if (codes?.oneStop !== code) return '/code';
  if (national !== undefined && national !== codes.national) return '/national';
  return receivedAt === undefined || isSameMoment({ at, ...(undated && { undated }) }, receivedAt)
    ? undefined
    : '/receivedAt';
};

export const receive = (rules: DossierRules, command: Command<'Receive'>, state: Dossier): Decided => {
  if (state.status === 'unknown') return refuse({ code: 'dossier/unknown' });
  if (state.status !== 'filed') {
    if (state.codes === undefined) return refuse({ code: 'dossier/finished' });
    const other = otherInReception(command, state);
    return other === undefined ? accept() : refuse({ code: 'dossier/received-already', path: other });
  }
  if (command.receivedAt < state.filedAt) return refuse({ code: 'dossier/before-reception', path: '/receivedAt' });
  const refusal = codeRefusal(command);
  if (refusal !== undefined) return refuse(refusal);
  const { code, national, receivedAt, now } = command;
  const codes = { oneStop: code, ...(national === undefined ? {} : { national }) };
  const promise = promiseOf(rules, state, receivedAt);
  const under = otherVersion(rules, state);
  const received = adding(draftOf(state), { type: 'DossierReceived', data: { codes, receivedAt, ...under } });
  const promised = promise === undefined ? received : adding(received, { type: 'DueDateSet', data: promise });
  return decidedOf(goOn(rules, promised, now));
};

export const refuseReception = (command: Command<'RefuseReception'>, state: Dossier): Decided => {
  if (state.status === 'unknown') return refuse({ code: 'dossier/unknown' });
  if (state.status === 'ended' && state.ending === 'not-received') return accept();
  if (state.status === 'ended') return refuse({ code: 'dossier/finished' });
  if (state.status !== 'filed') return refuse({ code: 'dossier/received-already' });
  if (!command.reason?.trim()) return refuse({ code: 'dossier/reason-required', path: '/reason' });
  return accept({ type: 'DossierNotReceived', data: { at: command.now }, personal: wordsOf(command) });
};

/** The national system's code is given once. */
export const linkCode = ({ national }: Command<'LinkCode'>, state: Dossier): Decided => {
  if (state.status === 'unknown') return refuse({ code: 'dossier/unknown' });
  if (state.codes === undefined) return refuse({ code: 'dossier/not-received' });
  if (state.codes.national === national) return accept();
  if (state.codes.national !== undefined) return refuse({ code: 'dossier/code-linked', path: '/national' });
  return accept({ type: 'CodeLinked', data: { national } });
};
