import { agencyIdOf, parseAgencyCode, parseLocalDate } from '@lienthong/identifiers';
import type { AgencyId, LocalDate, ParsedAgencyCode } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import { parseInstant } from '@lienthong/identifiers';
import { evolveAgency, initialAgency } from '../domain/agency.js';
import type { Agency } from '../domain/agency.js';
import type { AgencyDirectory } from '../domain/agency.directory.js';
import type { AgencyEvent, AgencyRegistration, SuccessionScope, Successor } from '../domain/agency.events.js';

const parsedCode = (text: string): ParsedAgencyCode => {
  const parsed = parseAgencyCode(text);
  if (!parsed.ok) throw new TypeError(`Not an agency code: ${text}`);
  return parsed.value;
};

export const idOf = (text: string): AgencyId => agencyIdOf(parsedCode(text).code);

export const day = (text: string): LocalDate => {
  const parsed = parseLocalDate(text);
  if (!parsed.ok) throw new TypeError(`Not a date: ${text}`);
  return parsed.value;
};

export const moment = (text: string): Instant => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new TypeError(`Not an instant: ${text}`);
  return parsed.value;
};

export type Placing = Partial<Pick<AgencyRegistration, 'name' | 'level' | 'kind'>> & {
  readonly from?: string;
  readonly parent?: string;
};

/** A province from 2020 on, unless said otherwise. */
export const registration = (
  code: string,
  { from = '2020-01-01', parent, ...rest }: Placing = {},
): AgencyRegistration => {
  const parsed = parsedCode(code);
  return {
    agencyId: agencyIdOf(parsed.code),
    code: parsed.code,
    generation: parsed.generation,
    name: `Cơ quan ${code}`,
    level: 'province',
    kind: 'authority',
    ...(parent === undefined ? {} : { parent: idOf(parent) }),
    from: day(from),
    source: 'test',
    ...rest,
  };
};

export const registered = (code: string, placing?: Placing): AgencyEvent => ({
  type: 'AgencyRegistered',
  data: registration(code, placing),
});

export const codeAdded = (code: string, from: string): AgencyEvent => {
  const { code: parsed, generation } = parsedCode(code);
  return { type: 'AgencyCodeAdded', data: { code: parsed, generation, from: day(from) } };
};

export const renamed = (name: string, from: string): AgencyEvent => ({
  type: 'AgencyRenamed',
  data: { name, from: day(from) },
});

export const moved = (parent: string, from: string): AgencyEvent => ({
  type: 'AgencyMoved',
  data: { parent: idOf(parent), from: day(from) },
});

export const suspended = (from: string): AgencyEvent => ({
  type: 'AgencySuspended',
  data: { reason: 'test', from: day(from) },
});

export const resumed = (from: string): AgencyEvent => ({ type: 'AgencyResumed', data: { from: day(from) } });

export const everything: SuccessionScope = { kind: 'everything' };

export const territory = (...areas: readonly string[]): SuccessionScope => ({
  kind: 'territory',
  description: areas.join(', '),
  areas,
});

export const work = (...fields: readonly string[]): SuccessionScope => ({ kind: 'work', fields });

export const heir = (agency: string, scope: SuccessionScope = everything): Successor => ({
  agency: idOf(agency),
  scope,
});

export const succeeded = (from: string, ...successors: readonly Successor[]): AgencyEvent => ({
  type: 'AgencySucceeded',
  data: { from: day(from), successors },
});

/** A directory of agencies, each with its history. */
export const directoryOf = (histories: Readonly<Record<string, readonly AgencyEvent[]>> = {}): AgencyDirectory => {
  const agencies = new Map<string, Agency>(
    Object.entries(histories).map(([id, events]) => [id, events.reduce(evolveAgency, initialAgency)]),
  );
  return {
    agency: (id) => agencies.get(id) ?? initialAgency,
    everHeldBy: (code) =>
      [...agencies.values()].flatMap((agency) =>
        agency.status !== 'unregistered' && agency.history.codes.some(({ value }) => value.code === code)
          ? [agency.history.agencyId]
          : [],
      ),
  };
};
