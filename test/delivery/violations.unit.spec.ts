import type { ReadEntry } from '../support/api.js';
import { violationsOf } from './violations.js';

const entry = (sequence: number, transfer: string, kind = 'document'): ReadEntry => ({ sequence, transfer, kind });
const acknowledged = (transfer: string, updated = false) => ({ transfer, recipients: ['A'], updated });
const inbox = (...entries: readonly ReadEntry[]) => new Map([['A', entries]]);

describe('the assertion of exactly-once delivery', () => {
  it('finds nothing where everything acknowledged is there once, densely and in order', () => {
    expect(violationsOf([acknowledged('t1', true)], inbox(entry(0, 't1'), entry(1, 't1', 'update')))).toEqual([]);
  });

  it('allows what was never acknowledged to be there all the same', () => {
    expect(violationsOf([], inbox(entry(0, 't1')))).toEqual([]);
  });

  it.each([
    ['a lost submission', [acknowledged('t1')], inbox(...[]), 't1 was acknowledged and is lost'],
    ['a doubled delivery', [acknowledged('t1')], inbox(entry(0, 't1'), entry(1, 't1')), 't1 was delivered twice'],
    ['a gap', [], inbox(entry(0, 't1'), entry(2, 't2')), 'sequence 2 stands at place 1'],
    ['a repeated sequence', [], inbox(entry(0, 't1'), entry(0, 't2')), 'sequence 0 stands at place 1'],
    ['a lost update', [acknowledged('t1', true)], inbox(entry(0, 't1')), 'the update of t1 is lost'],
    ['an update before its document', [], inbox(entry(0, 't1', 'update'), entry(1, 't1')), 'came before it'],
  ])('fails on %s', (_what, acks, inboxes, words) => {
    expect(violationsOf(acks, inboxes).join('\n')).toContain(words);
  });
});
