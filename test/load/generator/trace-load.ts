import { Pool } from 'undici';
import { createLatencies } from './latencies.js';
import type { Percentiles } from './latencies.js';
import { atPace } from './pacing.js';

export interface TraceLoad {
  readonly url: string;
  /** Transfers, each with a token that may read it. */
  readonly transfers: readonly { readonly transfer: string; readonly token: string }[];
  readonly perSecond: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

export interface TraceReport {
  readonly answered: number;
  readonly latency: Percentiles;
}

/** Reads traces at fixed arrivals, each of another transfer. */
export const traceLoad = async (load: TraceLoad): Promise<TraceReport> => {
  const { url, transfers, perSecond, warmUpSeconds, seconds } = load;
  const pool = new Pool(url, { connections: 32, pipelining: 1 });
  let latencies = createLatencies();
  let answered = 0;
  const send = async (_: number, due: number): Promise<void> => {
    const one = transfers[answered++ % transfers.length];
    if (!one) throw new Error('There is no transfer to ask for.');
    const { transfer, token } = one;
    const headers = { authorization: `Bearer ${token}` };
    const { statusCode, body } = await pool.request({ method: 'GET', path: `/v1/transfers/${transfer}`, headers });
    const text = await body.text();
    if (statusCode !== 200 || !text.includes('DocumentSubmitted')) {
      throw new Error(`The trace of ${transfer} answered ${statusCode}: ${text.slice(0, 300)}`);
    }
    latencies.record(performance.now() - due);
  };
  try {
    await atPace({ kind: 'open', perSecond }, warmUpSeconds, send);
    latencies = createLatencies();
    const warmed = answered;
    await atPace({ kind: 'open', perSecond }, seconds, send);
    return { answered: answered - warmed, latency: latencies.percentiles() };
  } finally {
    await pool.close();
  }
};
