import type { Bus, TopicRecords } from '../port/bus.js';

/** A broker and the ways to it; topics and groups have fresh names, so that tests may share one. */
export interface BusUnderTest {
  /** Another client, as of another process. The suite closes it. */
  open(): Bus;
  createTopics(names: readonly string[]): Promise<void>;
  /** What lies below is gone, as by retention. */
  deleteRecords(topic: string, before: number): Promise<void>;
  /** Writes in a transaction and stops before it commits. */
  leaveOpen(transactionalId: string, batches: readonly TopicRecords[]): Promise<void>;
  dispose(): Promise<void>;
}

export type OpenBus = () => Promise<BusUnderTest>;

export interface Subject {
  readonly bus: Bus;
  /** One more client. */
  readonly another: () => Bus;
  readonly freshTopics: (count: number) => Promise<readonly string[]>;
  readonly freshTopic: () => Promise<string>;
  readonly createTopics: (names: readonly string[]) => Promise<void>;
  readonly deleteRecords: (topic: string, before: number) => Promise<void>;
  readonly leaveOpen: (transactionalId: string, batches: readonly TopicRecords[]) => Promise<void>;
}

let made = 0;
export const freshName = (kind: string): string => `${kind}-${process.pid}-${Date.now().toString(36)}-${made++}`;

/** Opens a bus for one test and closes every client of it afterwards. */
export const using = (open: OpenBus) => (test: (subject: Subject) => Promise<void>) => async (): Promise<void> => {
  const under = await open();
  const clients: Bus[] = [];
  const another = (): Bus => {
    const client = under.open();
    clients.push(client);
    return client;
  };
  const freshTopics = async (count: number): Promise<readonly string[]> => {
    const names = Array.from({ length: count }, () => freshName('topic'));
    await under.createTopics(names);
    return names;
  };
  try {
    await test({
      createTopics: (names) => under.createTopics(names),
      deleteRecords: (topic, before) => under.deleteRecords(topic, before),
      leaveOpen: (id, batches) => under.leaveOpen(id, batches),
      bus: another(),
      another,
      freshTopics,
      freshTopic: async () => (await freshTopics(1))[0] ?? '',
    });
  } finally {
    await Promise.all(clients.map((client) => client[Symbol.asyncDispose]()));
    await under.dispose();
  }
};
