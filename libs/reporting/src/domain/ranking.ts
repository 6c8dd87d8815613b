import { lateRate } from './counts.js';
import type { Counts } from './counts.js';

export interface Peer {
  readonly unit: string;
  readonly counts: Counts;
}

export interface Ranked extends Peer {
  /** From 1; peers with the same share stand at the same place, and the next place is left out. */
  readonly place: number | null;
  /** 1 − (10 + 13) / 3; null, and without a place, where nothing was received. */
  readonly onTimeShare: number | null;
}

/** Any group of peers by the share of what they received that is not late, best first; then by name. */
export const rankPeers = (peers: readonly Peer[]): readonly Ranked[] => {
  const shares = peers.map((peer) => {
    const rate = lateRate(peer.counts);
    return { ...peer, onTimeShare: rate === undefined ? null : 1 - rate };
  });
  const placeOf = (share: number): number =>
    1 + shares.filter(({ onTimeShare }) => onTimeShare !== null && onTimeShare > share).length;
  return shares
    .map((peer) => ({ ...peer, place: peer.onTimeShare === null ? null : placeOf(peer.onTimeShare) }))
    .sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || a.unit.localeCompare(b.unit, 'vi'));
};
