import { metadataV12, ResponseError } from '@platformatic/kafka';
import type { Admin, Connection } from '@platformatic/kafka';
import { busFault } from '../port/faults.js';

/** A topic's one partition, and who leads it. */
export interface Led {
  readonly topic: string;
  readonly id: string;
  readonly leader: number;
}

type Metadata = Awaited<ReturnType<typeof metadataV12.api.async>>;

const UNKNOWN_TOPIC = 3;
const NOT_AUTHORIZED = 29;

/** The library rejects the whole answer when one topic has an error; the answer is in the rejection. */
const ask = async (connection: Connection, topics: readonly string[]): Promise<Metadata> => {
  try {
    return await metadataV12.api.async(connection, [...topics], false, false);
  } catch (error) {
    if (error instanceof ResponseError && error['response'] !== undefined) return error['response'] as Metadata;
    throw error;
  }
};

const anyConnection = async (admin: Admin): Promise<Connection> => {
  const { brokers } = await admin.metadata({ topics: [] });
  for (const id of brokers.keys()) {
    const connection = await admin.connectToBrokers([id]).then(
      (connections) => connections.get(id),
      () => undefined,
    );
    if (connection !== undefined) return connection;
  }
  // The brokers that were known are gone: ask those of the configuration.
  await admin.metadata({ topics: [], forceUpdate: true });
  const [connection] = (await admin.connectToBrokers()).values();
  if (connection === undefined) throw new RangeError('No broker is known.');
  return connection;
};

/** Those topics that exist; one without a leader at present has leader -1. */
export const findLeaders = async (admin: Admin, topics: readonly string[]): Promise<readonly Led[]> => {
  if (topics.length === 0) return [];
  const { topics: found } = await ask(await anyConnection(admin), topics);
  return found.flatMap(({ name, topicId, errorCode, partitions }) => {
    if (!name || errorCode === UNKNOWN_TOPIC || errorCode === NOT_AUTHORIZED) return [];
    return [{ topic: name, id: topicId, leader: partitions[0]?.leaderId ?? -1 }];
  });
};

/** Who leads each of them. Faults: `bus/unknown-topic`, `bus/not-authorized`, and `bus/unavailable` where nobody does. */
export const leadersOf = async (admin: Admin, topics: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (topics.length === 0) return new Map();
  const { topics: found } = await ask(await anyConnection(admin), topics);
  if (found.some(({ errorCode }) => errorCode === NOT_AUTHORIZED)) throw busFault.notAuthorized();
  if (found.some(({ errorCode }) => errorCode === UNKNOWN_TOPIC)) throw busFault.unknownTopic();
  const leaders = new Map(found.map(({ name, partitions }) => [name ?? '', partitions[0]?.leaderId ?? -1]));
  if (topics.some((topic) => (leaders.get(topic) ?? -1) < 0)) throw busFault.unavailable();
  return leaders;
};

export const connectionTo = async (admin: Admin, broker: number): Promise<Connection> => {
  const connection = (await admin.connectToBrokers([broker])).get(broker);
  if (connection === undefined) throw busFault.unavailable();
  return connection;
};

/** Groups by leader, and gives each group the leader's connection. */
export const eachLeader = async <T>(
  admin: Admin,
  led: readonly Led[],
  work: (connection: Connection, led: readonly Led[]) => Promise<readonly T[]>,
): Promise<readonly T[]> => {
  const leaders = [...new Set(led.map(({ leader }) => leader))];
  const results = await Promise.all(
    leaders.map(async (leader) =>
      work(
        await connectionTo(admin, leader),
        led.filter((one) => one.leader === leader),
      ),
    ),
  );
  return results.flat();
};
