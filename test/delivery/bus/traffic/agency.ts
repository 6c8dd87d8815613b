import { setTimeout as pause } from 'node:timers/promises';
import { agencyGroup, agencyTopics } from '@lienthong/bus';
import type { Kafka, Message, Producer } from 'kafkajs';
import { randomOf } from '../../../support/random.js';
import type { Sent } from '../bus-violations.js';
import { submission, update } from './messages.js';

export interface AgencyOptions {
  readonly kafka: Kafka;
  readonly agency: string;
  readonly others: readonly string[];
  readonly seed: number;
  /** Milliseconds between two of its submissions. */
  readonly everyMs: number;
  readonly onSent: (sent: Sent) => void;
  /** A record of its `in` topic, appended then. */
  readonly onSeen: (appendedAt: number) => void;
  readonly signal: AbortSignal;
}

interface Receipt {
  readonly transfer: string;
  readonly messageId: string;
}

/** One in five of its documents is updated once its receipt was read. */
const isUpdated = (messageId: string): boolean => /^\d.*[05]$/.test(messageId);

/** An agency: writes documents, reads its topic, updates some of what it sent. What fails is written again until it is taken. */
export const runAgency = async (options: AgencyOptions): Promise<void> => {
  const { kafka, agency, others, seed, everyMs, onSent, onSeen, signal } = options;
  const topics = agencyTopics(agency);
  const random = randomOf(seed);
  const producer: Producer = kafka.producer({ allowAutoTopicCreation: false });
  const consumer = kafka.consumer({
    groupId: agencyGroup(agency),
    sessionTimeout: 6_000,
    heartbeatInterval: 1_000,
    maxWaitTimeInMs: 100,
    allowAutoTopicCreation: false,
  });
  const receipts: Receipt[] = [];

  /** Before it ends an agency finishes what it began, so that nothing is open when the proof looks. */
  const insist = async (message: Message): Promise<number> => {
    for (;;) {
      try {
        const [written] = await producer.send({ topic: topics.out, acks: -1, messages: [message] });
        return Number(written?.baseOffset);
      } catch {
        // The broker is away: that is what this is about.
        await pause(50);
      }
    }
  };

  const readReceipts = async (): Promise<void> => {
    await consumer.connect();
    await consumer.subscribe({ topics: [topics.in], fromBeginning: true });
    await consumer.run({
      eachMessage: ({ message }) => {
        onSeen(Number(message.timestamp));
        if (message.headers?.['ce_type']?.toString() !== 'vn.lienthong.inbox.receipt.v1') return Promise.resolve();
        const { entry } = JSON.parse(String(message.value)) as { entry: Receipt };
        if (isUpdated(entry.messageId)) receipts.push(entry);
        return Promise.resolve();
      },
    });
  };

  await producer.connect();
  await readReceipts();
  const done = new Set<string>();
  for (let count = 0; !signal.aborted; count += 1) {
    const recipients = others.filter((_, index) => index === count % others.length || random() < 0.2);
    const messageId = `${seed}-${count}`;
    onSent({ agency, messageId, recipients, offset: await insist(submission(messageId, agency, recipients)) });
    const receipt = receipts.shift();
    if (receipt && !done.has(receipt.transfer)) {
      done.add(receipt.transfer);
      const { transfer, messageId: id } = receipt;
      onSent({ agency, messageId: `u-${id}`, transfer, offset: await insist(update(id, transfer)) });
    }
    await pause(everyMs * (0.5 + random()));
  }
  await Promise.all([producer.disconnect(), consumer.disconnect()]);
};
