import type { SyncRow } from './sync-row.js';

/** What rows of one agency must agree on; a living one comes first. */
const said = ({ name, parent, isTop, deleted }: SyncRow): string =>
  JSON.stringify([deleted, name, parent ?? '', isTop === true]);

export const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const latest = (rows: readonly SyncRow[]): Pick<SyncRow, 'changedOn'> => {
  const changedOn = rows
    .flatMap((row) => row.changedOn ?? [])
    .toSorted(inOrder)
    .at(-1);
  return changedOn === undefined ? {} : { changedOn };
};

/**
 * All rows of one code as one, the same whatever their order: with the old codes of all of them. Where they contradict
 * each other it is disputed: enough to know that there is such an agency, and no reason to change one.
 */
export const joinRows = (rows: readonly [SyncRow, ...SyncRow[]]): SyncRow => {
  const [first, ...others] = rows;
  if (others.length === 0) return first;
  const least = others.reduce((one, other) => (said(other) < said(one) ? other : one), first);
  const { code, name, parent, isTop, deleted } = least;
  const agrees = rows.every((row) => said(row) === said(least));
  const isSame = rows.every((row) => row.parent === parent && row.isTop === isTop);
  return {
    code,
    name,
    deleted,
    oldCodes: [...new Set(rows.flatMap(({ oldCodes }) => oldCodes))].toSorted(inOrder),
    ...(isSame && parent !== undefined ? { parent } : {}),
    ...(isSame && isTop === true ? { isTop } : {}),
    ...(rows.some(({ isOwnParent }) => isOwnParent === true) ? { isOwnParent: true } : {}),
    ...(agrees ? {} : { isDisputed: true }),
    ...latest(rows),
  };
};
