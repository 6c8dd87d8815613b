import fc from 'fast-check';
import { applyPlan } from './apply-plan.js';
import { desiredState } from './desired.js';
import type { DesiredState, ProvisionedAgency } from './desired.js';
import { diff } from './diff.js';
import { STEP_ORDER, subjectOf } from './plan.js';
import type { Step } from './plan.js';
import { DEFAULT_SETTINGS, provisioningSettings } from './settings.js';
import { principalOf, ruleKey, userOf } from './state.js';
import type { AccessRule, BrokerState } from './state.js';

const NOW = '2026-11-01T00:00:00.000Z';
const PAST = '2026-10-01T00:00:00.000Z';
const settings = { ...DEFAULT_SETTINGS, edges: 1, relays: 1, certificates: ['mtls'] };

const held = (agencyId: string, system: string): ProvisionedAgency => ({
  agencyId,
  tenures: [{ system }],
  holder: { system },
  reader: system,
});
const ended = (agencyId: string, system: string): ProvisionedAgency => ({ agencyId, tenures: [{ system, to: PAST }] });
const closed = (agencyId: string, system: string, rest: Partial<ProvisionedAgency>): ProvisionedAgency => ({
  agencyId,
  tenures: [{ system }],
  ...rest,
});

const EMPTY: BrokerState = { topics: new Map(), rules: new Map(), passwords: new Set(), quotas: new Map() };

/** What a broker holds after a step. */
const after = ({ topics, rules, passwords, quotas }: BrokerState, step: Step): BrokerState => {
  const next = {
    topics: new Map(topics),
    rules: new Map(rules),
    passwords: new Set(passwords),
    quotas: new Map(quotas),
  };
  const changed = <V>(of: Readonly<Record<string, V>>, set: Readonly<Record<string, V>>, reset: readonly string[]) =>
    Object.fromEntries(Object.entries({ ...of, ...set }).filter(([name]) => !reset.includes(name)));
  switch (step.kind) {
    case 'create-topic':
      if (topics.has(step.topic)) throw new RangeError(`${step.topic} is there`);
      next.topics.set(step.topic, step.as);
      break;
    case 'alter-topic': {
      const found = topics.get(step.topic);
      if (found === undefined) throw new RangeError(`${step.topic} is not there`);
      next.topics.set(step.topic, { ...found, configs: changed(found.configs, step.set, step.reset) });
      break;
    }
    case 'delete-topic':
      next.topics.delete(step.topic);
      break;
    case 'allow':
      next.rules.set(ruleKey(step.rule), step.rule);
      break;
    case 'revoke':
      next.rules.delete(ruleKey(step.rule));
      break;
    case 'set-password':
      next.passwords.add(step.user);
      break;
    case 'remove-password':
      next.passwords.delete(step.user);
      break;
    case 'alter-quota': {
      const quota = changed(quotas.get(step.user) ?? {}, step.set, step.reset);
      if (Object.keys(quota).length === 0) next.quotas.delete(step.user);
      else next.quotas.set(step.user, quota);
    }
  }
  return next;
};

const applied = (state: BrokerState, steps: readonly Step[]): BrokerState => steps.reduce(after, state);
const provisioned = (...agencies: readonly ProvisionedAgency[]): BrokerState =>
  applied(EMPTY, diff(desiredState(agencies, settings, NOW), EMPTY).steps);
const asked = (...agencies: readonly ProvisionedAgency[]): DesiredState => desiredState(agencies, settings, NOW);
const rightsOf = ({ rules }: BrokerState, user: string): readonly string[] =>
  [...rules.values()]
    .filter(({ principal }) => principal === principalOf(user))
    .map(({ operation, resource, name }) => `${operation} ${resource} ${name}`)
    .sort();

describe('what the register asks of the broker', () => {
  it('lets the holder write its out and read its in, dead letters and group, each by its literal name', () => {
    const state = asked(held('H37.02', 'one'));
    expect(rightsOf(state, 'one')).toEqual([
      'read group lienthong.agency.H37.02',
      'read topic lienthong.agency.H37.02.dlq',
      'read topic lienthong.agency.H37.02.in',
      'write topic lienthong.agency.H37.02.out',
    ]);
    for (const { pattern, host, permission } of state.rules.values())
      expect({ pattern, host, permission }).toEqual({ pattern: 'literal', host: '*', permission: 'allow' });
  });

  it('lets the hub read out, relay into in, keep dead letters, look at acknowledgements, and use its own names', () => {
    expect(rightsOf(asked(held('H37', 'one')), 'hub')).toEqual([
      'describe group lienthong.agency.H37',
      'read group lienthong.hub.edge-0',
      'read group lienthong.relay',
      'read topic lienthong.agency.H37.in',
      'read topic lienthong.agency.H37.out',
      'read topic lienthong.relay.shard-0',
      'write topic lienthong.agency.H37.dlq',
      'write topic lienthong.agency.H37.in',
      'write transactional-id lienthong.relay-0',
    ]);
  });

  it('has one partition a topic, the broker’s clock, and gzip on what agencies write', () => {
    const { topics } = asked(held('H37', 'one'));
    const time = 'LogAppendTime';
    expect(topics.get('lienthong.agency.H37.out')).toMatchObject({
      partitions: 1,
      configs: { 'compression.type': 'gzip', 'message.timestamp.type': time, 'max.message.bytes': '1048576' },
    });
    for (const name of ['in', 'dlq'])
      expect(topics.get(`lienthong.agency.H37.${name}`)).toMatchObject({
        partitions: 1,
        configs: { 'message.timestamp.type': time, 'max.message.bytes': name === 'in' ? '1048576' : '1114112' },
      });
  });

  it('gives passwords to those who use them, and quotas to all who hold', () => {
    const state = asked(held('H37', 'one'), held('H38', 'mtls'), ended('H39', 'gone'));
    expect([...state.passwords]).toEqual(['one']);
    expect([...state.quotas.keys()]).toEqual(['one', 'mtls']);
  });

  it('has topics before a bus mandate begins, and no rights', () => {
    const state = asked({ agencyId: 'H37', tenures: [{ system: 'one' }] });
    expect(state.topics.has('lienthong.agency.H37.out')).toBe(true);
    expect(rightsOf(state, 'one')).toEqual([]);
  });
});

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

describe('plans over any history', () => {
  const system = fc.constantFrom('one', 'two', 'three', 'mtls');
  const code = fc.constantFrom('H37', 'H37.02', 'H37.02.02', 'H38');
  const agency = fc.oneof(
    fc.tuple(code, system).map(([id, who]) => held(id, who)),
    fc.tuple(code, system).map(([id, who]) => ended(id, who)),
    fc.tuple(code, system, fc.option(system, { nil: undefined })).map(([id, who, heir]) =>
      closed(id, who, {
        closed: { successor: 'H38', undecided: [] },
        ...(heir === undefined ? {} : { reader: heir }),
      }),
    ),
  );
  const agencies = fc.uniqueArray(agency, { selector: ({ agencyId }) => agencyId });
  /** As a register goes on: who ever held stays known. */
  const following = (earlier: readonly ProvisionedAgency[], later: readonly ProvisionedAgency[]) => {
    const now = new Map(later.map((one) => [one.agencyId, one]));
    return [...new Set([...earlier, ...later].map(({ agencyId }) => agencyId))].map((agencyId): ProvisionedAgency => {
      const before = earlier.find((one) => one.agencyId === agencyId)?.tenures ?? [];
      const one = now.get(agencyId) ?? { agencyId, tenures: [] };
      return { ...one, tenures: [...before.map(({ system: who }) => ({ system: who, to: PAST })), ...one.tenures] };
    });
  };

  it('leave nothing to do once done, from wherever the broker was', () => {
    fc.assert(
      fc.property(agencies, agencies, (earlier, later) => {
        const before = provisioned(...earlier);
        const then = asked(...following(earlier, later));
        const { steps } = diff(then, before);
        const left = applied(before, steps);
        expect(diff(then, left)).toMatchObject({ steps: [], findings: [] });
        const users = [...left.rules.values()].map(({ principal }) => userOf(principal));
        for (const user of users) expect(user === 'hub' || then.quotas.has(user ?? '')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('are continued after any interruption, to the same end', () => {
    fc.assert(
      fc.property(agencies, agencies, fc.nat(), (earlier, later, stop) => {
        const before = provisioned(...earlier);
        const then = asked(...following(earlier, later));
        const { steps } = diff(then, before);
        const halfway = applied(before, steps.slice(0, stop % (steps.length + 1)));
        const resumed = applied(halfway, diff(then, halfway).steps);
        expect(diff(then, resumed).steps).toEqual([]);
        expect([...resumed.rules.keys()].sort()).toEqual([...applied(before, steps).rules.keys()].sort());
      }),
      { numRuns: 300 },
    );
  });

  it('are the same whatever the order of the agencies and of what the broker tells', () => {
    const reversed = <K, V>(map: ReadonlyMap<K, V>): ReadonlyMap<K, V> => new Map([...map].reverse());
    fc.assert(
      fc.property(agencies, agencies, (earlier, later) => {
        const before = provisioned(...earlier);
        const then = following(earlier, later);
        const backwards = {
          topics: reversed(before.topics),
          rules: reversed(before.rules),
          passwords: new Set([...before.passwords].reverse()),
          quotas: reversed(before.quotas),
        };
        expect(diff(asked(...then.toReversed()), backwards).steps).toEqual(diff(asked(...then), before).steps);
      }),
      { numRuns: 200 },
    );
  });
});

describe('applying a plan', () => {
  const { steps } = diff(asked(held('H37', 'one'), held('H38', 'two')), EMPTY);

  it('keeps a password before the broker learns it, in batches of one kind', async () => {
    const log: string[] = [];
    let state = EMPTY;
    const done = await applyPlan(
      {
        perform: async (batch, passwordOf) => {
          expect(new Set(batch.map(({ kind }) => kind)).size).toBe(1);
          state = applied(state, batch);
          for (const step of batch) if (step.kind === 'set-password') log.push(`told ${passwordOf(step.user)}`);
        },
      },
      { steps },
      { keep: async (secrets) => void log.push(...secrets.map(({ password }) => `kept ${password}`)) },
    );
    expect(done).toBe(steps.length);
    expect(diff(asked(held('H37', 'one'), held('H38', 'two')), state).steps).toEqual([]);
    const [first, second, ...told] = log;
    expect(told).toEqual([first, second].map((line) => line?.replace('kept', 'told')));
  });

  it('stops between two requests when told to', async () => {
    const controller = new AbortController();
    let performed = 0;
    const perform = async (batch: readonly Step[]) => {
      performed += batch.length;
      controller.abort();
    };
    const options = { keep: async () => undefined, signal: controller.signal };
    expect(await applyPlan({ perform }, { steps }, options)).toBe(performed);
    expect(performed).toBeLessThan(steps.length);
  });

  it('does no more steps a second than it may', async () => {
    const began = performance.now();
    await applyPlan({ perform: async () => undefined }, { steps }, { rate: 200, keep: async () => undefined });
    const last = steps.filter(({ kind }) => kind === 'set-password').length;
    expect(performance.now() - began).toBeGreaterThanOrEqual(((steps.length - last) / 200) * 1_000 - 2);
  });

  it('tells the broker nothing where a password cannot be kept', async () => {
    const performed: Step[] = [];
    const keep = () => Promise.reject(new TypeError('disk full'));
    const perform = async (batch: readonly Step[]) => void performed.push(...batch);
    await expect(applyPlan({ perform }, { steps }, { keep })).rejects.toThrow('disk full');
    expect(performed.some(({ kind }) => kind === 'set-password')).toBe(false);
  });
});

describe('settings', () => {
  it('are the defaults where nothing is said', () => {
    expect(provisioningSettings({})).toEqual(DEFAULT_SETTINGS);
    expect(provisioningSettings({ replicas: 3, quotas: { one: { producerByteRate: 7 } } })).toMatchObject({
      replicas: 3,
      quotas: { one: { producerByteRate: 7, consumerByteRate: DEFAULT_SETTINGS.quota.consumerByteRate } },
    });
  });

  it.each([
    [[], '/'],
    [{ replica: 3 }, '/replica'],
    [{ replicas: 0 }, '/replicas'],
    [{ retentionDays: { out: '30' } }, '/retentionDays/out'],
    [{ certificates: ['a', 1] }, '/certificates/1'],
  ])('are refused with the place of what does not fit: %j', (value, place) => {
    expect(() => provisioningSettings(value)).toThrow(new RegExp(`^${place}:`));
  });
});
