import { Fault } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import { parseAgencyCode, parseAgencyId, parseLocalDate } from '@lienthong/identifiers';
import type { AgencyId, LocalDate } from '@lienthong/identifiers';
import type { AgencyCommand } from '../domain/agency.commands.js';
import type { AgencyRecord } from './agency-record.js';

/** A command and where in the record it stands. */
export interface PlacedCommand {
  readonly path: string;
  readonly command: AgencyCommand;
}

/** The id behind any code; of an unknown code the id that it would have. */
export type IdOf = (code: string) => AgencyId;

const sure = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Fault('registry/unread-record', `A record was not read before: ${outcome.refusal.code}`);
  return outcome.value;
};

const day = (text: string): LocalDate => sure(parseLocalDate(text));

export const idIn = (record: AgencyRecord): AgencyId => sure(parseAgencyId(record.code));

export const aliasesIn = (record: AgencyRecord): readonly { readonly code: string; readonly from: string }[] =>
  (record.aliases ?? []).map((alias) => (typeof alias === 'string' ? { code: alias, from: record.from } : alias));

export const registrationOf = (record: AgencyRecord, idOf: IdOf): readonly PlacedCommand[] => {
  const { code, generation } = sure(parseAgencyCode(record.code));
  const register: AgencyCommand = {
    type: 'RegisterAgency',
    data: {
      agencyId: idIn(record),
      code,
      generation,
      name: record.name,
      level: record.level,
      kind: record.kind ?? 'authority',
      ...(record.parent === undefined ? {} : { parent: idOf(record.parent) }),
      from: day(record.from),
      ...(record.example === true ? { example: true } : {}),
      source: record.source,
    },
  };
  const aliases = aliasesIn(record).map((alias, index): PlacedCommand => {
    const parsed = sure(parseAgencyCode(alias.code));
    const data = { code: parsed.code, generation: parsed.generation, from: day(alias.from) };
    return { path: `aliases[${index}]`, command: { type: 'AddAgencyCode', data } };
  });
  return [{ path: '', command: register }, ...aliases];
};

export const changesOf = (record: AgencyRecord, idOf: IdOf): readonly PlacedCommand[] => [
  ...(record.renamed ?? []).map(({ from, name }, index): PlacedCommand => ({
    path: `renamed[${index}]`,
    command: { type: 'RenameAgency', data: { name, from: day(from) } },
  })),
  ...(record.moved ?? []).map(({ from, parent, level }, index): PlacedCommand => {
    const above = parent === undefined ? {} : { parent: idOf(parent) };
    const data = { from: day(from), ...above, ...(level === undefined ? {} : { level }) };
    return { path: `moved[${index}]`, command: { type: 'MoveAgency', data } };
  }),
];

export const closingOf = ({ closed }: AgencyRecord, idOf: IdOf): readonly PlacedCommand[] => {
  if (closed === undefined) return [];
  const successors = closed.successors.map(({ agency, scope }) => ({ agency: idOf(agency), scope }));
  return [{ path: 'closed', command: { type: 'SucceedAgency', data: { from: day(closed.from), successors } } }];
};
