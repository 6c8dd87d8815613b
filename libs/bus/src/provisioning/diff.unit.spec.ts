import {
  applied,
  asked,
  closed,
  EMPTY,
  ended,
  held,
  PAST,
  provisioned,
  rightsOf,
} from '../testing/simulated-broker.js';
import { diff } from './diff.js';
import { STEP_ORDER, subjectOf } from './plan.js';
import { ruleKey } from './state.js';
import type { AccessRule, BrokerState } from './state.js';

describe('the difference', () => {
  it('is nothing once its steps are done', () => {
    const state = provisioned(held('H37', 'one'), held('H37.02', 'two'));
    expect(diff(asked(held('H37', 'one'), held('H37.02', 'two')), state)).toEqual({
      steps: [],
      findings: [],
      notices: [],
    });
  });

  it('takes rules, password and quota from a system that lost its bus mandate, and keeps the topics', () => {
    const { steps, notices } = diff(asked(ended('H37', 'one')), provisioned(held('H37', 'one')));
    const left = applied(provisioned(held('H37', 'one')), steps);
    expect(rightsOf(left, 'one')).toEqual([]);
    expect(left.passwords.has('one')).toBe(false);
    expect(left.quotas.has('one')).toBe(false);
    expect(left.topics.has('lienthong.agency.H37.in')).toBe(true);
    expect(steps.some(({ kind }) => kind === 'delete-topic')).toBe(false);
    expect(notices).toMatchObject([{ kind: 'topics-kept', agency: 'H37' }]);
  });

  it('takes rights before it gives any', () => {
    const passedOn = { ...held('H37', 'two'), tenures: [{ system: 'one', to: PAST }, { system: 'two' }] };
    const { steps } = diff(asked(passedOn), provisioned(held('H37', 'one')));
    const places = steps.map(({ kind }) => STEP_ORDER.indexOf(kind));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(steps.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['remove-password', 'revoke', 'allow', 'set-password']),
    );
  });

  it('moves a closed agency’s reading to the holder of who took over everything, and lets nobody write', () => {
    const before = provisioned(held('H37.02', 'one'), held('H37', 'two'));
    const successor = { closed: { successor: 'H37', undecided: [] }, reader: 'two' };
    const then = asked(closed('H37.02', 'one', successor), held('H37', 'two'));
    const left = applied(before, diff(then, before).steps);
    expect(rightsOf(left, 'one')).toEqual([]);
    expect(rightsOf(left, 'two')).toEqual(
      expect.arrayContaining([
        'read group lienthong.agency.H37.02',
        'read topic lienthong.agency.H37.02.dlq',
        'read topic lienthong.agency.H37.02.in',
      ]),
    );
    const writers = [...left.rules.values()].filter(
      ({ operation, name }) => operation === 'write' && name === 'lienthong.agency.H37.02.out',
    );
    expect(writers).toEqual([]);
  });

  it('tells the operator where the register cannot say who succeeds', () => {
    const agency = closed('H37.02', 'one', { closed: { undecided: ['H37', 'H38'] } });
    expect(diff(asked(agency), EMPTY).notices).toEqual([
      { kind: 'succession-undecided', agency: 'H37.02', names: ['H37', 'H38'] },
    ]);
    const silent = closed('H37.02', 'one', { closed: { successor: 'H37', undecided: [] } });
    expect(diff(asked(silent), EMPTY).notices).toMatchObject([{ kind: 'succession-without-reader' }]);
  });

  it('deletes kept topics only when asked, and no others', () => {
    const before = provisioned(held('H37', 'one'), held('H38', 'two'));
    const then = asked(ended('H37', 'one'), held('H38', 'two'));
    const prune = new Set(['lienthong.agency.H37.in', 'lienthong.agency.H38.in']);
    const deleted = diff(then, before, { prune }).steps.filter(({ kind }) => kind === 'delete-topic');
    expect(deleted.map(subjectOf)).toEqual(['lienthong.agency.H37.in']);
  });

  it('gives a new password to whom it is asked for, and to nobody else', () => {
    const then = asked(held('H37', 'one'), held('H38', 'two'));
    const before = provisioned(held('H37', 'one'), held('H38', 'two'));
    expect(diff(then, before, { rotate: new Set(['two']) }).steps).toEqual([{ kind: 'set-password', user: 'two' }]);
  });

  const rule = (over: Partial<AccessRule>): AccessRule => ({
    principal: 'User:stranger',
    host: '*',
    resource: 'topic',
    name: 'lienthong.agency.H37.out',
    pattern: 'literal',
    operation: 'read',
    permission: 'allow',
    ...over,
  });
  const withRule = (more: AccessRule): BrokerState => {
    const state = provisioned(held('H37', 'one'));
    return { ...state, rules: new Map(state.rules).set(ruleKey(more), more) };
  };
  const judged = (more: AccessRule, overseers: readonly string[] = []) =>
    diff(asked(held('H37', 'one')), withRule(more), { overseers });

  it.each([
    ['a literal one', rule({})],
    ['a prefixed one under them', rule({ name: 'lienthong.agency.', pattern: 'prefixed' })],
    ['one on a group', rule({ resource: 'group', name: 'lienthong.agency.H37' })],
    ['one that denies', rule({ permission: 'deny', principal: 'User:one' })],
  ])('revokes rules on our names that nobody asked for: %s', (_what, more) => {
    expect(judged(more)).toEqual({ steps: [{ kind: 'revoke', rule: more }], findings: [], notices: [] });
  });

  it.each([
    ['all topics', rule({ name: '*' }), 'wide-rule'],
    ['a prefix of our names', rule({ name: 'lien', pattern: 'prefixed' }), 'wide-rule'],
    ['a system of ours elsewhere', rule({ principal: 'User:one', name: 'other' }), 'foreign-rule'],
    [
      'a system of ours on the cluster',
      rule({ principal: 'User:one', resource: 'other', name: 'kafka-cluster' }),
      'foreign-rule',
    ],
  ])('shows, and does not touch, a rule on %s', (_what, more, kind) => {
    expect(judged(more)).toMatchObject({ steps: [], findings: [{ kind, name: more.principal }] });
  });

  it('leaves alone what is neither ours nor reaches us, and what the broker’s operators want', () => {
    expect(judged(rule({ name: 'other' })).findings).toEqual([]);
    expect(judged(rule({ name: 'lienX', pattern: 'prefixed' })).findings).toEqual([]);
    expect(judged(rule({ name: '*' }), ['User:stranger']).findings).toEqual([]);
  });

  it('shows topics under our names that no agency has, and topics of another shape', () => {
    const state = provisioned(held('H37', 'one'));
    const topics = new Map(state.topics);
    const shape = { partitions: 2, replicas: 1, configs: {} };
    topics.set('lienthong.agency.H99.out', shape);
    const out = topics.get('lienthong.agency.H37.out');
    if (out === undefined) throw new TypeError('It was made above');
    topics.set('lienthong.agency.H37.out', { ...out, partitions: 2 });
    expect(diff(asked(held('H37', 'one')), { ...state, topics }).findings).toMatchObject([
      { kind: 'partitions', name: 'lienthong.agency.H37.out' },
      { kind: 'stray-topic', name: 'lienthong.agency.H99.out' },
    ]);
  });

  it('sets back what was changed on a topic', () => {
    const state = provisioned(held('H37', 'one'));
    const topic = 'lienthong.agency.H37.out';
    const found = state.topics.get(topic);
    if (found === undefined) throw new TypeError('It was made above');
    const configs = { ...found.configs, 'compression.type': 'zstd', 'segment.ms': '5' };
    const topics = new Map(state.topics).set(topic, { ...found, configs });
    expect(diff(asked(held('H37', 'one')), { ...state, topics }).steps).toEqual([
      { kind: 'alter-topic', topic, set: { 'compression.type': 'gzip' }, reset: ['segment.ms'] },
    ]);
  });
});
