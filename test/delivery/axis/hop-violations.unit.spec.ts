import { hopViolationsOf } from './hop-violations.js';
import type { Seen } from './hop-violations.js';

const document = (sequence: number, documentId: string, from = 'G22'): Seen => ({
  sequence,
  kind: 'document',
  documentId,
  from,
});
const status = (sequence: number, documentId: string, code = '01'): Seen => ({
  sequence,
  kind: 'status',
  documentId,
  from: 'H49.204',
  code,
});
const sent = [{ documentId: 'd1', from: 'G22', to: ['H49.204'] }];
const reported = [{ documentId: 'd1', from: 'H49.204', to: 'G22', code: '01' }];
const inboxes = (commune: readonly Seen[], ministry: readonly Seen[] = []) =>
  new Map([
    ['H49.204', commune],
    ['G22', ministry],
  ]);

describe('the assertion of exactly-once over two hubs', () => {
  it('finds nothing where all that was acknowledged is there once', () => {
    expect(hopViolationsOf({ sent, reported, inboxes: inboxes([document(0, 'd1')], [status(0, 'd1')]) })).toEqual([]);
  });

  it('allows what was never acknowledged to be there all the same', () => {
    const found = inboxes([document(0, 'd1')], [status(0, 'd1')]);
    expect(hopViolationsOf({ sent: [], reported: [], inboxes: found })).toEqual([]);
  });

  it.each([
    ['a lost document', inboxes([], [status(0, 'd1')]), 'd1 was acknowledged and is lost'],
    ['a doubled document', inboxes([document(0, 'd1'), document(1, 'd1')], [status(0, 'd1')]), 'delivered 2 times'],
    ['a lost status', inboxes([document(0, 'd1')]), '01 of H49.204 on d1 is lost'],
    [
      'another status in its place',
      inboxes([document(0, 'd1')], [status(0, 'd1', '03')]),
      '01 of H49.204 on d1 is lost',
    ],
    ['a doubled status', inboxes([document(0, 'd1')], [status(0, 'd1'), status(1, 'd1')]), 'told 2 times'],
    ['a gap', inboxes([document(1, 'd1')], [status(0, 'd1')]), 'sequence 1 stands at place 0'],
    ['a loop', inboxes([document(0, 'd1')], [status(0, 'd1'), document(1, 'd2')]), 'its own d2 came back'],
  ])('fails on %s', (_what, found, words) => {
    expect(hopViolationsOf({ sent, reported, inboxes: found }).join('\n')).toContain(words);
  });
});
