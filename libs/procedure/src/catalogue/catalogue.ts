import type { Filing, Level, Online, Procedure } from '../model/procedure.js';

/** Done by one agency, by several of one level, or by agencies of several levels. */
export type Interlinking = 'none' | 'within-level' | 'between-levels';

/** A line of the published catalogue. */
export interface Listed {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly level: Level;
  readonly filing: Filing;
  readonly online: Online;
  readonly interlinking: Interlinking;
}

export interface CatalogueCounts {
  readonly total: number;
  readonly byLevel: Readonly<Record<Level, number>>;
  readonly byFiling: Readonly<Record<Filing, number>>;
  readonly byOnline: Readonly<Record<Online, number>>;
  readonly byInterlinking: Readonly<Record<Interlinking, number>>;
}

/** By the roles of its legs: what the same role does twice is not interlinked. */
export const interlinkingOf = ({ legs, roles }: Pick<Procedure, 'legs' | 'roles'>): Interlinking => {
  const taking = roles.filter(({ id }) => legs.some(({ role }) => role === id));
  if (taking.length < 2) return 'none';
  return new Set(taking.map(({ level }) => level)).size === 1 ? 'within-level' : 'between-levels';
};

/** The legs that can take place where these options cannot be chosen. */
export const legsWithout = ({ legs }: Pick<Procedure, 'legs'>, never: readonly string[]): Procedure['legs'] =>
  legs.filter(({ condition }) => !condition.when.some((option) => never.includes(option)));

/** A procedure's line, and one for each variant. */
export const listedOf = (procedure: Procedure): readonly Listed[] => {
  const { name, field, listed } = procedure;
  return [
    { code: procedure.code, name, field, ...listed, interlinking: interlinkingOf(procedure) },
    ...procedure.variants.map(({ code, never }) => {
      const interlinking = interlinkingOf({ legs: legsWithout(procedure, never), roles: procedure.roles });
      return { code, name, field, ...listed, interlinking };
    }),
  ];
};

/** Counts of a catalogue as of one day: that day is in which procedures were listed. */
export const countListed = (lines: readonly Listed[]): CatalogueCounts => {
  const byLevel = { central: 0, province: 0, district: 0, commune: 0 };
  const byFiling = { 'one-stop': 0, specialised: 0 };
  const byOnline = { none: 0, partial: 0, full: 0 };
  const byInterlinking = { none: 0, 'within-level': 0, 'between-levels': 0 };
  for (const { level, filing, online, interlinking } of lines) {
    byLevel[level] += 1;
    byFiling[filing] += 1;
    byOnline[online] += 1;
    byInterlinking[interlinking] += 1;
  }
  return { total: lines.length, byLevel, byFiling, byOnline, byInterlinking };
};
