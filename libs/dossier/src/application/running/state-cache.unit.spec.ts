import type { Known } from '@lienthong/ledger';
import type { Dossier } from '../../domain/dossier.js';
import { createStateCache } from './state-cache.js';

const open = (revision: number): Known<Dossier> => ({ state: { status: 'received' } as Dossier, revision });
const ended = (revision: number): Known<Dossier> => ({ state: { status: 'ended' } as Dossier, revision });

describe('dossiers that are remembered', () => {
  it('are those that were at work last', () => {
    const cache = createStateCache(2);
    cache.set('a', open(1));
    cache.set('b', open(1));
    cache.get('a');
    cache.set('c', open(1));
    expect(['a', 'b', 'c'].map((dossier) => cache.get(dossier)?.revision)).toEqual([1, undefined, 1]);
  });

  it('take no room from those at work once they ended, and stay only for who follows their last facts', () => {
    const cache = createStateCache(2);
    cache.set('a', open(1));
    cache.set('b', ended(9));
    cache.set('c', ended(9));
    cache.set('d', ended(9));
    expect(['a', 'b', 'c', 'd'].map((dossier) => cache.get(dossier)?.revision)).toEqual([1, undefined, 9, 9]);
    cache.set('a', ended(2));
    expect(cache.get('a')).toEqual(ended(2));
  });
});
