import { countStandings } from './counts.js';
import { rankPeers } from './ranking.js';
import type { Peer } from './ranking.js';
import { standing } from './standing-kind.js';

const peer = (unit: string, onTime: number, late: number): Peer => {
  return {
    unit,
    counts: countStandings([
      ...Array.from({ length: onTime }, () => standing('online', true, 'on-time')),
      ...Array.from({ length: late }, () => standing('online', true, 'late')),
    ]),
  };
};
const places = (...peers: readonly Peer[]) => rankPeers(peers).map(({ unit, place }) => `${place ?? '–'} ${unit}`);

describe('the ranking of peers', () => {
  it('puts the unit with the largest share on time first, whatever its size', () => {
    expect(places(peer('Tân An', 90, 10), peer('Bến Lức', 19, 1))).toEqual(['1 Bến Lức', '2 Tân An']);
  });

  it('gives equal shares one place, in the order of their names, and leaves the next place out', () => {
    expect(places(peer('Đức Hòa', 1, 1), peer('Cần Giuộc', 8, 2), peer('Cần Đước', 4, 1))).toEqual([
      '1 Cần Đước',
      '1 Cần Giuộc',
      '3 Đức Hòa',
    ]);
  });

  it('gives no place to a unit that received nothing', () => {
    expect(places(peer('Vĩnh Hưng', 0, 0), peer('Tân Trụ', 0, 5))).toEqual(['1 Tân Trụ', '– Vĩnh Hưng']);
  });
});
