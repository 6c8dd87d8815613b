import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import type { Speaker } from '../hub/agencies.js';
import type { Span } from '../profile/cpu-profile.js';
import { createLatencies } from './latencies.js';
import type { Percentiles } from './latencies.js';
import { atPace } from './pacing.js';
import type { Pace } from './pacing.js';
import { createParties } from './parties.js';
import { CONTENT_TYPE, createSubmissionWriter } from './submission.js';

export interface SubmitLoad {
  readonly url: string;
  readonly speakers: readonly Speaker[];
  /** All that may receive. */
  readonly agencies: readonly string[];
  /** How many of them each submission names. */
  readonly recipients: number;
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
  /** Every transfer that was answered 201, warming up included. */
  readonly transfers: readonly string[];
  /** Status and beginning of every other answer. */
  readonly refused: readonly string[];
}

/** Called for each submission, before it is sent. */
export type OnSending = (number: number, due: number) => void;

const CONNECTIONS = 128;
const ATTACHMENT_BYTES = 10_000;
const TRANSFER = '"transfer":"';
const UUID_LENGTH = 36;

const transferIn = (answer: string): string => {
  const at = answer.indexOf(TRANSFER) + TRANSFER.length;
  return answer.slice(at, at + UUID_LENGTH);
};

const monotonicUs = (): number => Number(process.hrtime.bigint() / 1000n);

export const submitLoad = async (load: SubmitLoad, onSending: OnSending = () => undefined): Promise<SubmitReport> => {
  const { url, speakers, agencies, recipients, pace, warmUpSeconds, seconds } = load;
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
  const write = createSubmissionWriter(ATTACHMENT_BYTES, randomUUID());
  const partiesOf = createParties(speakers, agencies, recipients);
  const transfers: string[] = [];
  const refused: string[] = [];
  const latencies = createLatencies();
  let number = 0;
  let accepted = 0;
  let measuring = false;

  const send = async (_: number, due: number): Promise<void> => {
    number += 1;
    const { token, ...parties } = partiesOf(number);
    const body = write({ number, ...parties });
    onSending(number, due);
    const headers = { authorization: `Bearer ${token}`, 'content-type': CONTENT_TYPE };
    const answer = await pool.request({ method: 'POST', path: '/v1/transfers', headers, body });
    const text = await answer.body.text();
    if (answer.statusCode !== 201) {
      refused.push(`${answer.statusCode} ${text.slice(0, 300)}`);
      return;
    }
    transfers.push(transferIn(text));
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
