import { randomUUID } from 'node:crypto';
import { axisTimestamp, FILE_END, fileHash, signedHeaders } from '@lienthong/axis-protocol';
import type { AxisCall, CallArguments } from '@lienthong/axis-protocol';
import { Pool } from 'undici';
import type { AxisAddress, AxisSpeaker } from '../hub/axis-speakers.js';
import { createEdxmlWriter } from './edxml-file.js';
import { createLatencies } from './latencies.js';
import type { Percentiles } from './latencies.js';
import { atPace } from './pacing.js';
import type { Pace } from './pacing.js';
import { createParties } from './parties.js';
import type { SubmitReport } from './submit-load.js';

export interface SendLoad {
  readonly axis: AxisAddress;
  readonly agencies: readonly string[];
  readonly pace: Pace;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** A connection for each call, as the kit has it; else they are kept. */
  readonly newConnections: boolean;
}

const CONNECTIONS = 128;
const ATTACHMENT_BYTES = 10_000;
const timestamp = axisTimestamp(new Date());
const monotonicUs = (): number => Number(process.hrtime.bigint() / 1000n);

const signed = ({ systemId, secret }: AxisSpeaker, args: CallArguments): Record<string, string> =>
  signedHeaders({ systemId, secret, timestamp }, args);

/** sendEdoc as fast as it is taken, or at a pace; a report as that of submissions over HTTP. */
export const sendLoad = async (load: SendLoad): Promise<SubmitReport> => {
  const { axis, agencies, pace, warmUpSeconds, seconds, newConnections } = load;
  const pool = new Pool(axis.url, {
    connections: CONNECTIONS,
    pipelining: newConnections ? 0 : 1,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const write = createEdxmlWriter(ATTACHMENT_BYTES, randomUUID().slice(0, 8));
  const bySystem = new Map(axis.speakers.map((speaker) => [speaker.systemId, speaker]));
  const partiesOf = createParties(
    axis.speakers.map(({ systemId, agencies: own }) => ({ token: systemId, agencies: own })),
    agencies,
    1,
  );
  const transfers: string[] = [];
  const refused: string[] = [];
  const latencies = createLatencies();
  let number = 0;
  let accepted = 0;
  let measuring = false;
  const send = async (_: number, due: number): Promise<void> => {
    number += 1;
    const { token, ...parties } = partiesOf(number);
    const speaker = bySystem.get(token);
    if (!speaker) throw new Error('There is nobody to speak.');
    const file = write({ number, ...parties });
    const args = { from: parties.sender, servicetype: 'eDoc', messagetype: 'edoc', 'hash-file': fileHash(file) };
    const headers = { ...signed(speaker, args), 'content-type': 'application/octet-stream' };
    const body = Buffer.concat([file, FILE_END]);
    const answer = await pool.request({ method: 'POST', path: '/sendEdoc', headers, body });
    const text = await answer.body.text();
    const reply = JSON.parse(text) as { status?: string; DocId?: string };
    if (reply.status !== 'OK' || reply.DocId === undefined) {
      refused.push(`${answer.statusCode} ${text.slice(0, 300)}`);
      return;
    }
    transfers.push(reply.DocId);
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

export interface CallLoad {
  readonly url: string;
  readonly speaker: AxisSpeaker;
  readonly call: AxisCall;
  readonly args: CallArguments;
  readonly times: number;
}

export interface CallReport {
  readonly latency: Percentiles;
  /** Of one reply. */
  readonly bytes: number;
  readonly rows: number;
}

/** One call again and again, one after the other, its reply read whole. */
export const callLoad = async ({ url, speaker, call, args, times }: CallLoad): Promise<CallReport> => {
  const pool = new Pool(url, { connections: 1, pipelining: 0, headersTimeout: 0, bodyTimeout: 0 });
  const latencies = createLatencies();
  let last = '';
  try {
    for (let turn = 0; turn < times; turn += 1) {
      const began = performance.now();
      const answer = await pool.request({ method: 'POST', path: `/${call}`, headers: signed(speaker, args) });
      last = await answer.body.text();
      latencies.record(performance.now() - began);
    }
  } finally {
    await pool.close();
  }
  const { status, data } = JSON.parse(last) as { status: string; data: readonly unknown[] };
  if (status !== 'OK') throw new Error(`${call} answered ${last.slice(0, 300)}`);
  return { latency: latencies.percentiles(), bytes: Buffer.byteLength(last), rows: data.length };
};
