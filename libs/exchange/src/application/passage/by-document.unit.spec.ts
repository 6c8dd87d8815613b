import type { FailedPassage } from '../../domain/passage/passage-desk.js';
import { indexByDocument } from './by-document.js';

const failed = (sequence: number, transfer = 't-1', state: FailedPassage['state'] = 'failed') =>
  ({
    direction: 'out',
    state,
    axis: 'truc',
    transfer,
    agency: 'G22',
    sequence,
    kind: 'document',
    attempt: 1,
    passage: `p-${sequence}`,
    code: 'axis/refused',
  }) as FailedPassage;

describe('what waits to be sent, by document and recipient', () => {
  it('is found in the order of the inbox, beside nothing of other documents', () => {
    const index = indexByDocument();
    for (const one of [failed(3), failed(1), failed(2, 't-2')]) index.moved(undefined, one);
    expect(index.of('t-1', 'G22').map(({ sequence }) => sequence)).toEqual([1, 3]);
    expect(index.of('t-1', 'G15')).toEqual([]);
  });

  it('is as it stands now, and gone once it passed or was given up', () => {
    const index = indexByDocument();
    index.moved(undefined, failed(1));
    index.moved(failed(1), failed(1, 't-1', 'ordered'));
    expect(index.of('t-1', 'G22')).toMatchObject([{ state: 'ordered' }]);
    index.moved(undefined, failed(2));
    index.moved(failed(1, 't-1', 'ordered'), failed(1, 't-1', 'given-up'));
    index.moved(failed(2), undefined);
    expect(index.of('t-1', 'G22')).toEqual([]);
  });
});
