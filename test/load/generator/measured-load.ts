import { Pool } from 'undici';
import type { Span } from '../profile/cpu-profile.js';
import { createLatencies } from './latencies.js';
import type { Percentiles } from './latencies.js';
import { atPace } from './pacing.js';
import type { Pace } from './pacing.js';

/** How long and how fast is sent. */
export interface LoadPlan {
  readonly pace: Pace;
  /** Before the measured part; what is accepted then must be found all the same. */
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

export interface SubmitReport {
  /** Accepted within the measured time, and how long that was. */
  readonly accepted: number;
  readonly elapsedMs: number;
  /** The measured part on the machine's monotonic clock. */
  readonly span: Span;
  /** From the instant at which it was due until its answer. */
  readonly latency: Percentiles;
  /** Every transfer that was answered for, warming up included. */
  readonly transfers: readonly string[];
  /** Status and beginning of every other answer. */
  readonly refused: readonly string[];
}

/** Answer to one submission. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  /** Undefined where it was refused. */
  readonly transfer: string | undefined;
}

/** Sends one document; numbers count from 1. */
export type SendOne = (pool: Pool, number: number, due: number) => Promise<Answered>;

/** Of each document that is sent. */
export const ATTACHMENT_BYTES = 10_000;
const CONNECTIONS = 128;
const monotonicUs = (): number => Number(process.hrtime.bigint() / 1000n);

export interface PoolOptions {
  readonly connections?: number;
  /** A connection for each request, as the axis's kit has it; else they are kept. */
  readonly newConnections?: boolean;
}

/** No time-outs: what takes long is to be measured. */
export const openPool = (url: string, { connections = CONNECTIONS, newConnections = false }: PoolOptions = {}): Pool =>
  new Pool(url, { connections, pipelining: newConnections ? 0 : 1, headersTimeout: 0, bodyTimeout: 0 });

/** Sends for so long at a pace, and counts and times what is accepted behind the warming up. Closes the pool. */
export const measuredLoad = async (
  pool: Pool,
  { pace, warmUpSeconds, seconds }: LoadPlan,
  sendOne: SendOne,
): Promise<SubmitReport> => {
  const transfers: string[] = [];
  const refused: string[] = [];
  const latencies = createLatencies();
  let number = 0;
  let accepted = 0;
  let measuring = false;
  const send = async (_: number, due: number): Promise<void> => {
    number += 1;
    const { status, text, transfer } = await sendOne(pool, number, due);
    if (transfer === undefined) {
      refused.push(`${status} ${text.slice(0, 300)}`);
      return;
    }
    transfers.push(transfer);
    if (!measuring) return;
    accepted += 1;
    latencies.record(performance.now() - due);
  };
  try {
    await atPace(pace, warmUpSeconds, send);
    measuring = true;
    const fromUs = monotonicUs();
    await atPace(pace, seconds, send);
    const span = { fromUs, toUs: monotonicUs() };
    const elapsedMs = (span.toUs - span.fromUs) / 1000;
    return { accepted, elapsedMs, span, latency: latencies.percentiles(), transfers, refused };
  } finally {
    await pool.close();
  }
};
