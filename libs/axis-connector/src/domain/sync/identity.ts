import { parseAgencyCode } from '@lienthong/identifiers';
import type { AgencyId } from '@lienthong/identifiers';
import type { KnownAgency, KnownHere } from './known-agency.js';
import type { SyncRow } from './sync-row.js';

/** The agency here that a row means. */
export interface Identity {
  readonly known: KnownAgency;
  /** By its own code; otherwise by an old one, whose holder has no code of the row's generation yet. */
  readonly isByCode: boolean;
}

const generationOf = (code: string): string | undefined => {
  const parsed = parseAgencyCode(code);
  return parsed.ok ? parsed.value.generation : undefined;
};

/**
 * Whom a row means. An old code names its holder only where that completes a pair: who has another code of the same
 * generation is another agency, and to take the two for one would merge them.
 */
export const identityOf = ({ code, oldCodes }: SyncRow, here: KnownHere): Identity | undefined => {
  const own = here.holder(code);
  if (own !== undefined) return { known: own, isByCode: true };
  const generation = generationOf(code);
  const bare = oldCodes
    .flatMap((old) => here.holder(old) ?? [])
    .filter(({ codes }) => codes.every((held) => generationOf(held) !== generation));
  const known = bare.find(({ closed }) => !closed) ?? bare[0];
  return known === undefined ? undefined : { known, isByCode: false };
};

interface MeantBy {
  readonly living: string[];
  readonly deleted: string[];
  readonly byOldCode: string[];
}

/** Which rows of a list mean which agency of the register. */
export type Meant = ReadonlyMap<AgencyId, MeantBy>;

export const createMeant = (): Meant & { readonly note: (row: SyncRow, here: KnownHere) => void } => {
  const meant = new Map<AgencyId, MeantBy>();
  return Object.assign(meant, {
    note: (row: SyncRow, here: KnownHere): void => {
      const identity = identityOf(row, here);
      if (identity === undefined) return;
      const { agency } = identity.known;
      const by = meant.get(agency) ?? { living: [], deleted: [], byOldCode: [] };
      meant.set(agency, by);
      by[identity.isByCode ? (row.deleted ? 'deleted' : 'living') : 'byOldCode'].push(row.code);
    },
  });
};

/** Another row that means the same agency; undefined where a row alone speaks for it. */
export const rivalOf = ({ code }: SyncRow, { known, isByCode }: Identity, meant: Meant): string | undefined => {
  const { living = [], deleted = [], byOldCode = [] } = meant.get(known.agency) ?? {};
  const own = [...living, ...deleted];
  if (!isByCode) return [...own, ...byOldCode].find((each) => each !== code);
  if (living.length === 1 && living[0] === code) return undefined;
  return own.find((each) => each !== code);
};
