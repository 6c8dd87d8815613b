import { busViolationsOf } from './bus-violations.js';
import type { Entry, Found, Sent, Shown } from './bus-violations.js';

const submitted: Sent = { agency: 'A', offset: 0, messageId: 'm0', recipients: ['B'] };
const updated: Sent = { agency: 'A', offset: 2, messageId: 'm1', transfer: 't' };
const receipt = (sequence: number, answers: number, messageId: string): Entry => ({
  sequence,
  kind: 'receipt',
  transfer: 't',
  answers,
  messageId,
});
const entry = (sequence: number, kind: string, transfer = 't'): Entry => ({ sequence, kind, transfer });
const shown = (entries: readonly Entry[]): readonly Shown[] =>
  entries.map((one, index) => ({ ...one, key: one.transfer === '' ? 'A' : one.transfer, offset: index * 2 }));

const a = [receipt(0, 0, 'm0'), receipt(1, 2, 'm1')];
const b = [entry(0, 'document'), entry(1, 'update')];

interface Case {
  readonly sent?: readonly Sent[];
  readonly out?: readonly number[];
  readonly a?: readonly Entry[];
  readonly b?: readonly Entry[];
  readonly topicA?: readonly Shown[];
  readonly topicB?: readonly Shown[];
}

const found = (of: Case): Found => ({
  sent: of.sent ?? [submitted, updated],
  out: new Map([['A', of.out ?? [0, 2]]]),
  inboxes: new Map([
    ['A', of.a ?? a],
    ['B', of.b ?? b],
  ]),
  topics: new Map([
    ['A', of.topicA ?? shown(of.a ?? a)],
    ['B', of.topicB ?? shown(of.b ?? b)],
  ]),
});

describe('the assertion of exactly-once delivery over the bus', () => {
  it('finds nothing where all is answered once and shown once, densely and in order', () => {
    expect(busViolationsOf(found({}))).toEqual([]);
  });

  it('allows a record whose writer was never told of it, as long as it is answered', () => {
    expect(busViolationsOf(found({ sent: [submitted] }))).toEqual([]);
  });

  it('takes a refusal of what cannot be read for the answer', () => {
    const refusal = { sequence: 2, kind: 'refusal', transfer: '', answers: 4 };
    expect(busViolationsOf(found({ out: [0, 2, 4], a: [...a, refusal] }))).toEqual([]);
  });

  it.each<[string, Case, string]>([
    ['a record without an answer', { out: [0, 2, 4] }, 'record 4 was answered 0 times'],
    ['a record with two answers', { a: [...a, receipt(2, 0, 'm0')] }, 'record 0 was answered 2 times'],
    ['an answer to nothing', { out: [0], sent: [submitted] }, 'an answer to record 2, which is not there'],
    [
      'a refusal of what was acknowledged and good',
      { a: [{ ...receipt(0, 0, 'm0'), kind: 'refusal' }, receipt(1, 2, 'm1')] },
      'm0 at 0 was acknowledged and has no receipt',
    ],
    [
      'a receipt that names another message',
      { a: [receipt(0, 0, 'other'), receipt(1, 2, 'm1')] },
      'm0 at 0 was acknowledged and has no receipt',
    ],
    ['a document that is nowhere', { b: [] }, 'B: t was acknowledged and is lost'],
    ['a lost update', { b: [entry(0, 'document')] }, 'the update of t is lost'],
    ['an update before its document', { b: [entry(0, 'update'), entry(1, 'document')] }, 'came before it'],
    ['an inbox with a gap', { b: [entry(0, 'document'), entry(2, 'update')] }, 'sequence 2 stands at place 1'],
    [
      'an entry that is not in the topic',
      { topicB: shown(b.slice(0, 1)) },
      '1 entries of the inbox are not in the topic',
    ],
    ['a gap in the topic', { topicB: shown(b).slice(1) }, 'the topic has sequence 1 at place 0'],
    ['a record that is in the topic twice', { topicB: shown([...b, entry(1, 'update')]) }, 'sequence 1 at place 2'],
    ['a topic ahead of its inbox', { topicB: shown([...b, entry(2, 'notice')]) }, 'another entry under 2'],
    ['a topic in another order', { topicB: shown([b[1]!, b[0]!]) }, 'the topic has sequence 1 at place 0'],
    [
      'another entry under the same sequence',
      { topicB: shown([b[0]!, entry(1, 'recall')]) },
      'another entry under 1 than the inbox',
    ],
    ['a foreign key', { topicB: shown(b).map((one) => ({ ...one, key: 'x' })) }, 'the key of 0 is not its transfer'],
  ])('fails on %s', (_what, of, words) => {
    expect(busViolationsOf(found(of)).join('\n')).toContain(words);
  });
});
