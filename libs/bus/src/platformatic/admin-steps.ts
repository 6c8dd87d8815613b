import { setTimeout as pause } from 'node:timers/promises';
import { ConfigResourceTypes, IncrementalAlterConfigOperationTypes, MultipleErrors } from '@platformatic/kafka';
import type { Admin, ClientQuotaKeyValue } from '@platformatic/kafka';
import { busFault } from '../port/faults.js';
import type { Step, StepKind } from '../provisioning/plan.js';
import type { TopicState } from '../provisioning/state.js';
import { aclOf } from './access-rules.js';
import { findLeaders } from './leaders.js';
import { removePasswords, setPasswords } from './scram-users.js';

type Of<Kind extends StepKind> = readonly Extract<Step, { kind: Kind }>[];

const flat = (error: unknown): readonly unknown[] =>
  error instanceof MultipleErrors ? error.errors.flatMap(flat) : [error];

/** Lets pass what says that a repeated step was done before. */
const unlessDone = async (work: Promise<unknown>, ...ids: readonly string[]): Promise<void> => {
  try {
    await work;
  } catch (error) {
    const all = flat(error);
    const isDone = (one: unknown): boolean => one instanceof Error && 'apiId' in one && ids.includes(String(one.apiId));
    if (all.length === 0 || !all.every(isDone)) throw error;
  }
};

const shapeOf = ({ partitions, replicas, configs }: TopicState): string =>
  JSON.stringify([partitions, replicas, Object.entries(configs).sort()]);

const LOOK_AGAIN_MS = 100;
const PATIENCE_MS = 60_000;

/** The controller answers before the brokers know, so they are looked at until all of these are as wanted. */
const until = async (topics: readonly string[], open: (topics: readonly string[]) => Promise<readonly string[]>) => {
  const deadline = performance.now() + PATIENCE_MS;
  for (let left = await open(topics); left.length > 0; left = await open(left)) {
    if (performance.now() > deadline) throw busFault.unavailable();
    await pause(LOOK_AGAIN_MS);
  }
};

/** Also keeps brokers that are slow from being run over. */
const untilLed = (admin: Admin, topics: readonly string[]): Promise<void> =>
  until(topics, async (open) => {
    const led = new Set((await findLeaders(admin, open)).flatMap(({ topic, leader }) => (leader < 0 ? [] : [topic])));
    return open.filter((topic) => !led.has(topic));
  });

const untilGone = (admin: Admin, topics: readonly string[]): Promise<void> =>
  until(topics, async (open) => (await findLeaders(admin, open)).map(({ topic }) => topic));

/** One request for each shape, since a request has one set of configs for all its topics. */
const createTopics = async (admin: Admin, steps: Of<'create-topic'>): Promise<void> => {
  for (const alike of Map.groupBy(steps, ({ as }) => shapeOf(as)).values()) {
    const [first] = alike;
    if (first === undefined) continue;
    const { partitions, replicas, configs } = first.as;
    const topics = alike.map(({ topic }) => topic);
    const wanted = Object.entries(configs).map(([name, value]) => ({ name, value }));
    await unlessDone(admin.createTopics({ topics, partitions, replicas, configs: wanted }), 'TOPIC_ALREADY_EXISTS');
  }
  await untilLed(
    admin,
    steps.map(({ topic }) => topic),
  );
};

const alterTopics = (admin: Admin, steps: Of<'alter-topic'>): Promise<void> =>
  admin.incrementalAlterConfigs({
    resources: steps.map(({ topic, set, reset }) => ({
      resourceType: ConfigResourceTypes.TOPIC,
      resourceName: topic,
      configs: [
        ...Object.entries(set).map(([name, value]) => ({
          name,
          value,
          configOperation: IncrementalAlterConfigOperationTypes.SET,
        })),
        ...reset.map((name) => ({ name, configOperation: IncrementalAlterConfigOperationTypes.DELETE })),
      ],
    })),
  });

const alterQuotas = async (admin: Admin, steps: Of<'alter-quota'>): Promise<void> => {
  await admin.alterClientQuotas({
    entries: steps.map(({ user, set, reset }) => ({
      entities: [{ entityType: 'user', entityName: user }],
      ops: [
        ...Object.entries(set).map(([key, value]) => ({
          key: key as ClientQuotaKeyValue,
          value,
          remove: false as const,
        })),
        ...reset.map((key) => ({ key: key as ClientQuotaKeyValue, remove: true as const })),
      ],
    })),
  });
};

type Performers = {
  readonly [Kind in StepKind]: (admin: Admin, steps: Of<Kind>, passwordOf: (user: string) => string) => Promise<void>;
};

const performers: Performers = {
  'create-topic': createTopics,
  'alter-topic': alterTopics,
  'alter-quota': alterQuotas,
  'delete-topic': async (admin, steps) => {
    const topics = steps.map(({ topic }) => topic);
    await unlessDone(admin.deleteTopics({ topics }), 'UNKNOWN_TOPIC_OR_PARTITION');
    await untilGone(admin, topics);
  },
  allow: (admin, steps) => admin.createAcls({ creations: steps.map(({ rule }) => aclOf(rule)) }),
  revoke: async (admin, steps) => {
    await admin.deleteAcls({ filters: steps.map(({ rule }) => aclOf(rule)) });
  },
  'set-password': (admin, steps, passwordOf) =>
    setPasswords(admin, new Map(steps.map(({ user }) => [user, passwordOf(user)]))),
  'remove-password': async (admin, steps) => {
    // One request each: a user that is gone already would fail those beside it.
    for (const { user } of steps) await unlessDone(removePasswords(admin, [user]), 'RESOURCE_NOT_FOUND');
  },
};

/** Steps of one kind. */
export const performSteps = async (
  admin: Admin,
  steps: readonly Step[],
  passwordOf: (user: string) => string,
): Promise<void> => {
  const [first] = steps;
  if (first === undefined) return;
  const perform = performers[first.kind] as (
    admin: Admin,
    steps: readonly Step[],
    passwordOf: (user: string) => string,
  ) => Promise<void>;
  await perform(admin, steps, passwordOf);
};
