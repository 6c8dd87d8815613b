import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  AclOperations,
  AclPermissionTypes,
  Admin,
  Producer,
  ResourcePatternTypes,
  ResourceTypes,
  stringSerializers,
} from '@platformatic/kafka';
import type { KafkaAccess, KafkaUser } from '../kafka/access.js';
import type { Certificate } from '../kafka/secrets/authority.js';
import { withAdmin } from '../kafka/client/admin.js';

export const freshName = (of: string): string => `${of}-${randomUUID().slice(0, 8)}`;

/** How a client says who it is, if at all. */
export type Login =
  | { readonly by: 'password'; readonly user: KafkaUser }
  | { readonly by: 'certificate'; readonly certificate: Certificate }
  | { readonly by: 'nothing'; readonly listener: 'scram' | 'mtls' };

const connection = (kafka: KafkaAccess, login: Login) => {
  const base = { clientId: 'test', retries: 0, connectTimeout: 5_000, tls: { ca: kafka.ca } };
  switch (login.by) {
    case 'password':
      return {
        ...base,
        bootstrapBrokers: [...kafka.scram],
        sasl: { mechanism: 'SCRAM-SHA-512' as const, ...login.user },
      };
    case 'certificate':
      return { ...base, bootstrapBrokers: [...kafka.mtls], tls: { ca: kafka.ca, ...login.certificate } };
    case 'nothing':
      return { ...base, bootstrapBrokers: [...kafka[login.listener]] };
  }
};

/** A topic that every broker knows: each hears of it in its own time. */
export const makeTopic = async (kafka: KafkaAccess, replicas = 1): Promise<string> => {
  const topic = freshName('topic');
  await withAdmin(kafka, (admin) => admin.createTopics({ topics: [topic], partitions: 1, replicas }));
  for (const broker of kafka.mtls)
    await withAdmin({ ...kafka, mtls: [broker] }, async (admin) => {
      while (!(await admin.listTopics()).includes(topic)) await pause(50);
    });
  return topic;
};

export const allowWriting = (kafka: KafkaAccess, name: string, topic: string): Promise<void> =>
  withAdmin(kafka, (admin) =>
    admin.createAcls({
      creations: [
        {
          resourceType: ResourceTypes.TOPIC,
          resourceName: topic,
          resourcePatternType: ResourcePatternTypes.LITERAL,
          principal: `User:${name}`,
          host: '*',
          operation: AclOperations.WRITE,
          permissionType: AclPermissionTypes.ALLOW,
        },
      ],
    }),
  );

/** The offset that the record got; retries are for clusters that are losing a broker. */
export const write = async (kafka: KafkaAccess, login: Login, topic: string, retries = 0): Promise<bigint> => {
  const options = { ...connection(kafka, login), retries, retryDelay: 300 };
  const producer = new Producer({ ...options, serializers: stringSerializers });
  try {
    const { offsets } = await producer.send({ messages: [{ topic, value: 'v' }], acks: -1 });
    return offsets?.[0]?.offset ?? -1n;
  } finally {
    await producer.close();
  }
};

/** Asks the broker who it is: nothing of it needs a right, yet all of it a login. */
export const greet = async (kafka: KafkaAccess, login: Login): Promise<void> => {
  const admin = new Admin(connection(kafka, login));
  try {
    await admin.metadata({ topics: [] });
  } finally {
    await admin.close();
  }
};

/** Every text in an error and in what caused it. */
export const reasons = async (work: Promise<unknown>): Promise<string> => {
  const collect = (error: unknown): string[] => {
    if (!(error instanceof Error)) return [];
    const inner = error instanceof AggregateError ? (error.errors as unknown[]) : [];
    return [error.message, ...inner.flatMap(collect), ...collect(error.cause)];
  };
  return work.then(
    () => 'no error',
    (error: unknown) => collect(error).join('; '),
  );
};
