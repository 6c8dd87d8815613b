import { bearing } from './bearing.js';
import type { Bearing, Ground, Tail } from './bearing.js';
import { NOTHING_RELAYED } from './mark.js';
import type { Mark } from './mark.js';

const epoch = '0192f0a0-0000-7000-8000-000000000001';
const ground: Ground = { epoch, generation: 0, head: 9 };
const mark: Mark = { sequence: 5, offset: 12 };
const record = (sequence: number, offset: number, extra: Partial<Extract<Tail, { kind: 'record' }>> = {}): Tail => ({
  kind: 'record',
  end: offset + 2,
  epoch,
  generation: 0,
  sequence,
  offset,
  ...extra,
});
const goesOn = (sequence: number, offset: number): Bearing => ({ kind: 'continue', after: { sequence, offset } });

describe('where a relay goes on', () => {
  it.each<[string, Mark, Tail, Bearing]>([
    ['at the beginning of a new topic', NOTHING_RELAYED, { kind: 'empty', start: 0, end: 0 }, goesOn(-1, -1)],
    [
      'at the beginning when only aborted transactions left traces',
      NOTHING_RELAYED,
      { kind: 'empty', start: 0, end: 3 },
      goesOn(-1, -1),
    ],
    ['behind the tail where no mark was written yet', NOTHING_RELAYED, record(3, 7), goesOn(3, 7)],
    ['behind the tail that says the same as the mark', mark, record(5, 12), goesOn(5, 12)],
    ['behind a tail that is ahead of the mark', mark, record(8, 20), goesOn(8, 20)],
    ['behind a tail whose end was lost', mark, record(2, 6), goesOn(2, 6)],
    ['behind the mark where every record expired', mark, { kind: 'empty', start: 14, end: 14 }, goesOn(5, 12)],
    [
      'at the beginning where the broker forgot the first transaction',
      { sequence: 0, offset: 0 },
      { kind: 'empty', start: 0, end: 2 },
      goesOn(-1, -1),
    ],
    ['behind the mark where what is left was aborted', mark, { kind: 'empty', start: 14, end: 20 }, goesOn(5, 12)],
  ])('%s', (_, known, tail, expected) => {
    expect(bearing(known, tail, ground)).toEqual(expected);
  });

  it.each<[string, Mark, Tail, Bearing]>([
    ['where there is no topic', mark, { kind: 'absent' }, { kind: 'held', reason: 'topic-missing' }],
    ['where the topic begins anew', mark, { kind: 'empty', start: 0, end: 0 }, { kind: 'held', reason: 'topic-anew' }],
    [
      'where the topic began anew and was written on before that was seen',
      mark,
      record(8, 2),
      { kind: 'held', reason: 'topic-anew' },
    ],
    [
      'where it shows more sequences behind the mark than it has places for',
      { sequence: 0, offset: 0 },
      record(9, 8),
      { kind: 'held', reason: 'topic-anew' },
    ],
    [
      'where records expired unmarked',
      mark,
      { kind: 'empty', start: 17, end: 17 },
      { kind: 'held', reason: 'expired-unmarked' },
    ],
    [
      'where the first records expired unmarked',
      NOTHING_RELAYED,
      { kind: 'empty', start: 2, end: 2 },
      { kind: 'held', reason: 'expired-unmarked' },
    ],
    ['where the tail is not ours', mark, { kind: 'unreadable', end: 40 }, { kind: 'held', reason: 'tail-contradicts' }],
    ['where the tail is beyond the inbox', mark, record(10, 30), { kind: 'held', reason: 'tail-contradicts' }],
    [
      'where later offsets stand behind an earlier tail',
      mark,
      record(2, 6, { end: 40 }),
      { kind: 'held', reason: 'tail-contradicts' },
    ],
    [
      'where the tail is of another epoch',
      mark,
      record(5, 12, { epoch: 'other' }),
      { kind: 'held', reason: 'other-epoch' },
    ],
    [
      'where a rebuild wrote that was never ordered',
      mark,
      record(5, 12, { generation: 1 }),
      { kind: 'held', reason: 'tail-contradicts' },
    ],
  ])('nowhere %s', (_, known, tail, expected) => {
    expect(bearing(known, tail, ground)).toEqual(expected);
  });

  it('after an order to rebuild begins where the operator said, whatever lies there', () => {
    const ordered = { sequence: -1, offset: -1 };
    const rebuilt = { ...ground, generation: 1 };
    for (const tail of [
      record(5, 12),
      record(5, 12, { epoch: 'other' }),
      { kind: 'empty', start: 9, end: 9 } as const,
    ]) {
      expect(bearing(ordered, tail, rebuilt)).toEqual(goesOn(-1, -1));
    }
    expect(bearing(ordered, record(2, 16, { generation: 1 }), rebuilt)).toEqual(goesOn(2, 16));
  });
});
