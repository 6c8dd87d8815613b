import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';
import type { LocalDate } from '@lienthong/identifiers';
import type { Procedure } from '../model/procedure.js';

export type LibraryRefusal = Refusal<'procedure/unknown' | 'procedure/not-in-force' | 'procedure/version-unknown'>;

/** The procedures through time. A dossier keeps the version in force on the day of its reception. */
export interface ProcedureLibrary {
  /** Every version, by code and then by day. */
  readonly all: readonly Procedure[];
  /** Under its own code or a variant's. */
  inForce(code: string, receivedOn: LocalDate): Outcome<Procedure, LibraryRefusal>;
  /** By the day from which it is in force, as a dossier keeps it. */
  version(code: string, from: string): Outcome<Procedure, LibraryRefusal>;
  /** All that are in force on a day, by code. */
  onDay(day: LocalDate): readonly Procedure[];
}

const codesOf = ({ code, variants }: Procedure): readonly string[] => [
  code,
  ...variants.map((variant) => variant.code),
];

const compared = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const isLater = (a: Procedure, b: Procedure): number => compared(a.code, b.code) || compared(a.from, b.from);

/** Of versions of one code each ends with the day before the next; of two from one day the later given counts. */
export const createLibrary = (procedures: readonly Procedure[]): ProcedureLibrary => {
  const all = procedures.toSorted(isLater);
  const byCode = new Map<string, Procedure[]>();
  for (const one of all) for (const code of new Set(codesOf(one))) byCode.set(code, [...(byCode.get(code) ?? []), one]);
  const versionsOf = (code: string): readonly Procedure[] => byCode.get(code) ?? [];
  const at = (versions: readonly Procedure[], day: LocalDate): Procedure | undefined => {
    const version = versions.findLast(({ from }) => from <= day);
    return version?.until !== undefined && version.until < day ? undefined : version;
  };
  return {
    all,
    inForce: (code, receivedOn) => {
      const versions = versionsOf(code);
      if (versions.length === 0) return refused({ code: 'procedure/unknown', params: { procedure: code } });
      const version = at(versions, receivedOn);
      return version === undefined
        ? refused({ code: 'procedure/not-in-force', params: { procedure: code, day: receivedOn } })
        : ok(version);
    },
    version: (code, from) => {
      const version = versionsOf(code).findLast((one) => one.from === from);
      return version === undefined
        ? refused({ code: 'procedure/version-unknown', params: { procedure: code, from } })
        : ok(version);
    },
    onDay: (day) =>
      [...new Set(all.map(({ code }) => code))].flatMap((code) => {
        const version = at(
          all.filter((one) => one.code === code),
          day,
        );
        return version === undefined ? [] : [version];
      }),
  };
};

/** The options that hold for a dossier under this code: a variant never has some. */
export const optionsUnder = (
  { variants }: Procedure,
  code: string,
  chosen: ReadonlySet<string>,
): ReadonlySet<string> => {
  const never = variants.find((variant) => variant.code === code)?.never ?? [];
  return new Set([...chosen].filter((option) => !never.includes(option)));
};
