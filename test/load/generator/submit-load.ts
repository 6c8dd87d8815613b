import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import type { Speaker } from '../hub/agencies.js';
import type { Span } from '../profile/cpu-profile.js';
import { createLatencies } from './latencies.js';
import type { Percentiles } from './latencies.js';
import { atPace } from './pacing.js';
import type { Pace } from './pacing.js';
import { CONTENT_TYPE, createSubmissionWriter } from './submission.js';

export interface SubmitLoad {
  readonly url: string;
  readonly speakers: readonly Speaker[];
  /** Of each submission. */
  readonly recipients: number;
  readonly attachmentBytes: number;
  readonly pace: Pace;
  /** Before the measured part; what is accepted then must be found all the same. */
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

export interface SubmitReport extends Percentiles {
  /** Accepted within the measured time, and how long that was. */
  readonly accepted: number;
  readonly elapsedMs: number;
  /** When the measured part began and ended, on the machine's monotonic clock. */
  readonly span: Span;
  /** Every transfer that was answered 201, warming up included. */
  readonly transfers: readonly string[];
  readonly refused: readonly string[];
}

const CONNECTIONS = 128;
const monotonicUs = (): number => Number(process.hrtime.bigint() / 1000n);

const TRANSFER = '"transfer":"';
const UUID_LENGTH = 36;

const transferIn = (answer: string): string => {
  const at = answer.indexOf(TRANSFER) + TRANSFER.length;
  return answer.slice(at, at + UUID_LENGTH);
};

/** Who sends to whom: each number its own pair, spread over all agencies. */
export const partiesOf = (speakers: readonly Speaker[], count: number) => {
  const all = speakers.flatMap(({ agencies }) => agencies);
  return (number: number): { readonly token: string; readonly sender: string; readonly recipients: string[] } => {
    const speaker = speakers[number % speakers.length];
    const sender = speaker?.agencies[Math.floor(number / speakers.length) % speaker.agencies.length];
    if (!speaker || sender === undefined) throw new Error('There is nobody to speak.');
    const start = (number * 7919) % all.length;
    const others = count + 1 >= all.length ? all : [...all, ...all].slice(start, start + count + 1);
    return { token: speaker.token, sender, recipients: others.filter((code) => code !== sender).slice(0, count) };
  };
};

export const submitLoad = async (load: SubmitLoad): Promise<SubmitReport> => {
  const { url, speakers, recipients, attachmentBytes, pace, warmUpSeconds, seconds } = load;
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
  const write = createSubmissionWriter(attachmentBytes, randomUUID());
  const parties = partiesOf(speakers, recipients);
  const headers = speakers.map(({ token }) => ({ authorization: `Bearer ${token}`, 'content-type': CONTENT_TYPE }));
  const transfers: string[] = [];
  const refused: string[] = [];
  const latencies = createLatencies();
  let accepted = 0;
  let measuring = false;
  let first = 0;

  const send = async (number: number, due: number): Promise<void> => {
    const { sender, recipients: to } = parties(number + first);
    const body = write({ number: number + first, sender, recipients: to });
    const { statusCode, body: answer } = await pool.request({
      method: 'POST',
      path: '/v1/transfers',
      headers: headers[(number + first) % headers.length] ?? {},
      body,
    });
    const text = await answer.text();
    if (statusCode !== 201) {
      refused.push(`${statusCode} ${text.slice(0, 300)}`);
      return;
    }
    transfers.push(transferIn(text));
    if (!measuring) return;
    accepted += 1;
    latencies.record(performance.now() - due);
  };

  try {
    await atPace(pace, warmUpSeconds, send);
    first = transfers.length + refused.length;
    measuring = true;
    const fromUs = monotonicUs();
    await atPace(pace, seconds, send);
    const span = { fromUs, toUs: monotonicUs() };
    const elapsedMs = (span.toUs - span.fromUs) / 1000;
    return { accepted, elapsedMs, span, transfers, refused, ...latencies.percentiles() };
  } finally {
    await pool.close();
  }
};
