import { kafkaEngine, startKafka, withEngine } from '@lienthong/testing';
import type { KafkaCluster } from '@lienthong/testing';
import { openKafkaAdmin } from '../platformatic/kafka-admin.js';
import { agencyClient } from '../testing/agency-client.js';
import type { AgencyClient } from '../testing/agency-client.js';
import { agencyGroup, agencyTopics } from '../names/agency-names.js';
import { applyPlan } from './apply-plan.js';
import type { BrokerAdmin } from './broker-admin.js';
import { desiredState } from './desired.js';
import type { ProvisionedAgency } from './desired.js';
import { diff } from './diff.js';
import type { DiffOptions } from './diff.js';
import type { Plan } from './plan.js';
import { provisioningSettings } from './settings.js';

const NOW = new Date().toISOString();
const PARENT = 'H37.02';
const CHILD = 'H37.02.02';

const held = (agencyId: string, system: string): ProvisionedAgency => ({
  agencyId,
  tenures: [{ system }],
  holder: { system },
  reader: system,
});
const without = (agencyId: string, ...earlier: readonly string[]): ProvisionedAgency => ({
  agencyId,
  tenures: earlier.map((system) => ({ system, to: '2020-01-01T00:00:00.000Z' })),
});

const engine = kafkaEngine() !== undefined;

/** All names of ours are judged, so the broker is this suite's own. */
describe('provisioning a real broker', () => {
  const settings = provisioningSettings({ edges: 1, relays: 1, certificates: ['by-certificate'] });
  const passwords = new Map<string, string>();
  let kafka: KafkaCluster;
  let admin: BrokerAdmin;

  beforeAll(async () => {
    if (!engine) return;
    kafka = await startKafka();
    admin = openKafkaAdmin({
      brokers: kafka.mtls,
      tls: { ca: kafka.ca, cert: kafka.admin.cert, key: kafka.admin.key },
    });
  }, 180_000);
  afterAll(async () => {
    if (!engine) return;
    await admin[Symbol.asyncDispose]();
    await kafka[Symbol.asyncDispose]();
  });

  /** As the register keeps them: nobody who was ever on the bus is forgotten. */
  const register = new Map<string, ProvisionedAgency>();

  const plan = async (changed: readonly ProvisionedAgency[] = [], options?: DiffOptions): Promise<Plan> => {
    for (const agency of changed) register.set(agency.agencyId, agency);
    return diff(desiredState([...register.values()], settings, NOW), await admin.read(), options);
  };

  const apply = (of: Plan, signal?: AbortSignal, onDone?: (steps: number) => void): Promise<number> =>
    applyPlan(admin, of, {
      keep: async (made) => made.forEach(({ user, password }) => passwords.set(user, password)),
      ...(signal === undefined ? {} : { signal }),
      ...(onDone === undefined ? {} : { onDone }),
    });

  const provision = async (...agencies: readonly ProvisionedAgency[]): Promise<void> => {
    await apply(await plan(agencies));
    expect(await plan()).toMatchObject({ steps: [], findings: [] });
  };

  const clientOf = (system: string): AgencyClient => {
    const password = passwords.get(system);
    if (password === undefined) throw new RangeError(`No password was made for ${system}`);
    return agencyClient(kafka, { user: { username: system, password } });
  };

  /** The hub’s own writing into an agency’s topics, by the administrator. */
  const hubWrites = async (topic: string, value: string): Promise<void> => {
    expect(await agencyClient(kafka, { certificate: kafka.admin }).write(topic, value)).toBe('done');
  };

  const kafkaTest = (title: string, run: () => Promise<void>): void => withEngine('kafka', engine, title, run, 120_000);

  kafkaTest('shows all that is to be done, does it, and has nothing left to do', async () => {
    const agencies = [held(PARENT, 'one'), held(CHILD, 'two')];
    const first = await plan(agencies);
    expect(first.steps.filter(({ kind }) => kind === 'create-topic')).toHaveLength(7);
    await provision(...agencies);
    const { topics } = await admin.read();
    expect(topics.get(agencyTopics(PARENT).out)).toMatchObject({
      partitions: 1,
      replicas: 1,
      configs: { 'compression.type': 'gzip', 'message.timestamp.type': 'LogAppendTime' },
    });
  });

  kafkaTest('keeps parent and child apart: topics, dead letters and groups', async () => {
    await provision(held(PARENT, 'one'), held(CHILD, 'two'));
    for (const [system, own, other] of [
      ['one', PARENT, CHILD],
      ['two', CHILD, PARENT],
    ] as const) {
      const client = clientOf(system);
      const [mine, theirs] = [agencyTopics(own), agencyTopics(other)];
      await hubWrites(mine.in, 'entry');
      await hubWrites(mine.deadLetters, 'letter');
      const allowed = [
        await client.write(mine.out, 'hello'),
        await client.read(agencyGroup(own), mine.in),
        await client.read(agencyGroup(own), mine.deadLetters),
      ];
      expect(allowed).toEqual(['done', { read: 'entry' }, { read: 'letter' }]);
      const refused = {
        'writes their out': await client.write(theirs.out, 'forged'),
        'writes their in': await client.write(theirs.in, 'forged'),
        'writes their dead letters': await client.write(theirs.deadLetters, 'forged'),
        'reads their out': await client.read(agencyGroup(own), theirs.out),
        'reads their in': await client.read(agencyGroup(own), theirs.in),
        'reads their dead letters': await client.read(agencyGroup(own), theirs.deadLetters),
        'joins their group': await client.read(agencyGroup(other), mine.in),
        'joins the hub’s group': await client.read('lienthong.hub.edge-0', mine.in),
        'joins a group of its own making': await client.read(`${agencyGroup(own)}.x`, mine.in),
        'reads its out': await client.read(agencyGroup(own), mine.out),
        'writes its in': await client.write(mine.in, 'forged'),
        'writes its dead letters': await client.write(mine.deadLetters, 'forged'),
      };
      for (const [what, outcome] of Object.entries(refused)) expect([what, outcome]).toEqual([what, 'not allowed']);
    }
  });

  kafkaTest('lets a system in by its certificate, without a password', async () => {
    await provision(held('H40', 'by-certificate'));
    expect(passwords.has('by-certificate')).toBe(false);
    expect((await admin.read()).passwords.has('by-certificate')).toBe(false);
    const client = agencyClient(kafka, { certificate: await kafka.certificateFor('by-certificate') });
    expect(await client.write(agencyTopics('H40').out, 'hello')).toBe('done');
    expect(await client.write(agencyTopics(PARENT).out, 'forged')).toBe('not allowed');
  });

  kafkaTest('takes access from a system that is revoked, and its password', async () => {
    await provision(held('H41', 'soon-gone'));
    const client = clientOf('soon-gone');
    expect(await client.write(agencyTopics('H41').out, 'hello')).toBe('done');
    const byCertificate = agencyClient(kafka, { certificate: await kafka.certificateFor('soon-gone') });
    await provision(without('H41', 'soon-gone'));
    expect(await client.write(agencyTopics('H41').out, 'again')).toBe('not let in');
    expect(await byCertificate.write(agencyTopics('H41').out, 'again')).toBe('not allowed');
    const { passwords: left, quotas } = await admin.read();
    expect([left.has('soon-gone'), quotas.has('soon-gone')]).toEqual([false, false]);
  });

  kafkaTest('moves the reading of a closed agency to its successor, and lets nobody write', async () => {
    await provision(held('H42', 'before'), held('H43', 'heir'));
    await hubWrites(agencyTopics('H42').in, 'left behind');
    const [before, heir] = [clientOf('before'), clientOf('heir')];
    expect(await heir.read(agencyGroup('H42'), agencyTopics('H42').in)).toBe('not allowed');
    const closed = { successor: 'H43', undecided: [] };
    await provision({ agencyId: 'H42', tenures: [{ system: 'before' }], reader: 'heir', closed });
    expect(await heir.read(agencyGroup('H42'), agencyTopics('H42').in)).toEqual({ read: 'left behind' });
    expect(await heir.write(agencyTopics('H42').out, 'forged')).toBe('not allowed');
    expect(await before.write(agencyTopics('H42').out, 'late')).toBe('not let in');
    const byCertificate = agencyClient(kafka, { certificate: await kafka.certificateFor('before') });
    expect(await byCertificate.read(agencyGroup('H42'), agencyTopics('H42').in)).toBe('not allowed');
    expect(await byCertificate.write(agencyTopics('H42').out, 'late')).toBe('not allowed');
  });

  kafkaTest('changes a password when asked: the old one opens nothing', async () => {
    await provision(held('H44', 'turning'));
    const old = clientOf('turning');
    await apply(await plan([], { rotate: new Set(['turning']) }));
    expect(await clientOf('turning').write(agencyTopics('H44').out, 'new')).toBe('done');
    expect(await old.write(agencyTopics('H44').out, 'old')).toBe('not let in');
  });

  kafkaTest('deletes the topics of an ended bus mandate only once they are empty', async () => {
    await provision(held('H45', 'over'));
    const { in: inbox, out, deadLetters } = agencyTopics('H45');
    await hubWrites(inbox, 'still here');
    await provision(without('H45', 'over'));
    const empty = await admin.emptyOf([inbox, out, deadLetters]);
    expect([...empty].sort()).toEqual([deadLetters, out]);
    await apply(await plan([], { prune: empty }));
    const { topics } = await admin.read();
    expect([topics.has(inbox), topics.has(out), topics.has(deadLetters)]).toEqual([true, false, false]);
  });

  kafkaTest('says so where the administrator may not, or is not let in', async () => {
    const user = await kafka.addUser('no-administrator');
    const tls = { ca: kafka.ca };
    const sasl = { mechanism: 'scram-sha-512', ...user } as const;
    for (const password of [user.password, 'wrong']) {
      await using other = openKafkaAdmin({ brokers: kafka.scram, tls, sasl: { ...sasl, password } });
      await expect(other.read()).rejects.toMatchObject({ code: 'bus/not-authorized' });
    }
  });

  kafkaTest('takes up again where it was interrupted', async () => {
    const agencies = Array.from({ length: 150 }, (_, index) => held(`H50.${index + 10}`, `many-${index % 7}`));
    const whole = await plan(agencies);
    const controller = new AbortController();
    const done = await apply(whole, controller.signal, (steps) => {
      if (steps > 300) controller.abort();
    });
    expect(done).toBeGreaterThan(300);
    expect(done).toBeLessThan(whole.steps.length);
    const rest = await plan();
    expect(rest.steps).toHaveLength(whole.steps.length - done);
    await provision();
  });
});
