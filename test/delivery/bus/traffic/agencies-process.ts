import type { KafkaConnection } from '@lienthong/bus';
import type { Sent } from '../bus-violations.js';
import { runAgency } from './agency.js';
import { kafkaClient } from './kafka-client.js';

/** Agencies in a process of their own; argv: the task as JSON. */
export interface Task {
  readonly connection: KafkaConnection;
  readonly agencies: readonly string[];
  readonly seed: number;
  readonly everyMs: number;
}

export type Told =
  | { readonly type: 'sent'; readonly sent: Sent }
  | { readonly type: 'seen'; readonly appendedAt: number }
  | { readonly type: 'done' };

const { connection, agencies, seed, everyMs } = JSON.parse(process.argv[2] ?? '{}') as Task;
const ending = new AbortController();
const tell = (told: Told): void => void process.send?.(told);
const kafka = kafkaClient(connection);

const running = agencies.map((agency, index) =>
  runAgency({
    kafka,
    agency,
    others: agencies.filter((other) => other !== agency),
    seed: seed * 1_000 + index,
    everyMs,
    onSent: (sent) => tell({ type: 'sent', sent }),
    onSeen: (appendedAt) => tell({ type: 'seen', appendedAt }),
    signal: ending.signal,
  }),
);

process.on('message', () => ending.abort());
process.on('disconnect', () => process.exit(0));
await Promise.all(running);
tell({ type: 'done' });
process.disconnect();
