import { randomUUID } from 'node:crypto';
import { axisTimestamp, FILE_END, fileHash, signedHeaders } from '@lienthong/axis-protocol';
import type { AxisCall, CallArguments } from '@lienthong/axis-protocol';
import type { AxisAddress, AxisSpeaker } from '../hub/axis-speakers.js';
import { createEdxmlWriter } from './edxml-file.js';
import { createLatencies } from './latencies.js';
import type { Percentiles } from './latencies.js';
import { ATTACHMENT_BYTES, measuredLoad, openPool } from './measured-load.js';
import type { LoadPlan, SubmitReport } from './measured-load.js';
import { createParties } from './parties.js';

export interface SendLoad extends LoadPlan {
  readonly axis: AxisAddress;
  readonly agencies: readonly string[];
  /** A connection for each call, as the kit has it; else they are kept. */
  readonly newConnections: boolean;
}

const timestamp = axisTimestamp(new Date());

const signed = ({ systemId, secret }: AxisSpeaker, args: CallArguments): Record<string, string> =>
  signedHeaders({ systemId, secret, timestamp }, args);

/** sendEdoc as fast as it is taken, or at a pace. */
export const sendLoad = (load: SendLoad): Promise<SubmitReport> => {
  const { axis, agencies, newConnections } = load;
  const write = createEdxmlWriter(ATTACHMENT_BYTES, randomUUID().slice(0, 8));
  const bySystem = new Map(axis.speakers.map((speaker) => [speaker.systemId, speaker]));
  const partiesOf = createParties(
    axis.speakers.map(({ systemId, agencies: own }) => ({ token: systemId, agencies: own })),
    agencies,
    1,
  );
  return measuredLoad(openPool(axis.url, { newConnections }), load, async (pool, number) => {
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
    return { status: answer.statusCode, text, transfer: reply.status === 'OK' ? reply.DocId : undefined };
  });
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
  const pool = openPool(url, { connections: 1, newConnections: true });
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
