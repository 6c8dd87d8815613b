import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { KafkaConnection } from '@lienthong/bus';
import { formatSequence } from '@lienthong/bus';
import type { KafkaMessage, Message } from 'kafkajs';
import { serve } from '../processes/serve.js';
import { threadTimes } from '../processes/thread-times.js';
import { insertEvents, openRawTable } from '../store/raw-table.js';
import { plainClient } from './client.js';
import { DOCUMENT, RECEIPT } from './line.js';
import type { Line } from './line.js';

export interface BareStart {
  readonly connection: KafkaConnection;
  readonly lines: readonly Line[];
  readonly file: string;
}

interface Taken {
  readonly line: Line;
  readonly message: KafkaMessage;
}

/** What of a submission the hub reads, too. */
interface Submitted {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly document: { readonly number: string; readonly notation: string; readonly promulgatedOn: string };
}

const EPOCH = randomUUID();

/**
 * The least that carries a document over two hops: read, one commit of the document and of both inbox entries, written
 * to the recipient's topic and as a receipt to the sender's. What came meanwhile is one commit and one request. No
 * trust, no rules, no reactions, no transactions.
 */
const start = async ({ connection, lines, file }: BareStart): Promise<void> => {
  const db = await openRawTable(file);
  const insert = insertEvents(db);
  const kafka = plainClient(connection, 'bench-bare');
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false });
  const consumer = kafka.consumer({
    groupId: `bench-bare-${randomUUID()}`,
    sessionTimeout: 60_000,
    maxWaitTimeInMs: 250,
    allowAutoTopicCreation: false,
    readUncommitted: false,
  });
  const byOut = new Map(lines.map((line) => [line.out, line]));
  const byAgency = new Map(lines.map((line) => [line.agency, line]));
  const revisions = new Map<string, number>();
  let queue: Taken[] = [];
  let pumping = false;

  const place = (agency: string, type: string, transfer: string, value: string): readonly [string, Message] => {
    const line = byAgency.get(agency);
    if (!line) throw new Error(`Nobody is ${agency}.`);
    const revision = (revisions.get(agency) ?? -1) + 1;
    revisions.set(agency, revision);
    const meta = JSON.stringify({ at: new Date().toISOString(), by: { role: 'hub' } });
    insert({ stream: `inbox-${agency}`, id: randomUUID(), type: 'InboxEntryPlaced', meta, data: value });
    const headers = {
      ce_specversion: '1.0',
      ce_id: String(revision),
      ce_source: `/inboxes/${agency}`,
      ce_type: type,
      ce_sequence: formatSequence({ epoch: EPOCH, revision }),
      'content-type': 'application/json',
    };
    return [line.in, { key: transfer, value, headers, partition: 0 }];
  };

  const take = ({ line, message: { value } }: Taken): readonly (readonly [string, Message])[] => {
    const submitted = JSON.parse(value?.toString() ?? '') as Submitted;
    const { messageId, from, to, document } = submitted;
    const transfer = randomUUID();
    const meta = JSON.stringify({ at: new Date().toISOString(), by: { role: 'sender', agency: line.agency } });
    insert({
      stream: `transfer-${transfer}`,
      id: transfer,
      type: 'DocumentSubmitted',
      meta,
      data: JSON.stringify(submitted),
    });
    const documentId = `${from},${document.promulgatedOn},${document.number}/${document.notation}`;
    const entry = JSON.stringify({ transfer, from, documentId, document: { message: submitted } });
    const receipt = JSON.stringify({ transfer, messageId, documentId, recipients: to });
    return [...to.map((agency) => place(agency, DOCUMENT, transfer, entry)), place(from, RECEIPT, transfer, receipt)];
  };

  const relay = async (taken: readonly Taken[]): Promise<void> => {
    db.exec('BEGIN IMMEDIATE');
    const records = taken.flatMap(take);
    db.exec('COMMIT');
    const batches = Map.groupBy(records, ([topic]) => topic);
    const topicMessages = [...batches].map(([topic, group]) => ({ topic, messages: group.map(([, one]) => one) }));
    await producer.sendBatch({ topicMessages, acks: -1 });
    const reached = new Map(taken.map(({ line, message }) => [line.out, Number(message.offset) + 1]));
    await consumer.commitOffsets(
      [...reached].map(([topic, offset]) => ({ topic, partition: 0, offset: String(offset) })),
    );
  };

  const pump = async (): Promise<void> => {
    pumping = true;
    while (queue.length > 0) {
      await turn();
      const taken = queue;
      queue = [];
      await relay(taken);
    }
    pumping = false;
  };

  const joined = Promise.withResolvers<undefined>();
  consumer.on(consumer.events.GROUP_JOIN, () => joined.resolve(undefined));
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topics: [...byOut.keys()], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: ({ batch }) => {
      const line = byOut.get(batch.topic);
      if (line) queue.push(...batch.messages.map((message) => ({ line, message })));
      if (!pumping) void pump();
      return Promise.resolve();
    },
  });
  await joined.promise;
};

const offered = { start, threadTimes };

export type BareRelayCalls = typeof offered;

if (process.send) serve(offered);
