import { setTimeout as pause } from 'node:timers/promises';
import { createKit } from '../../support/axis/kit.js';
import { COMMUNES } from './communes.js';
import { axisStamps } from '../../delivery/axis/axis-stamps.js';
import type { TwoHubs } from '../../delivery/axis/two-hubs.js';
import { edxmlOf } from '../../support/edxml.js';
import { openEvents } from '../../support/server-events.js';
import type { OpenStream } from '../../support/server-events.js';
import { createLatencies } from '../generator/latencies.js';
import type { Percentiles } from '../generator/latencies.js';
import { atPace } from '../generator/pacing.js';

export interface HopReport extends Percentiles {
  readonly sent: number;
}

const PATIENCE_MS = 60_000;

/**
 * Documents over the axis's protocol to one hub, at fixed arrivals, and the event streams of their recipients on the other.
 * A latency counts from the instant at which sendEdoc was due until the entry came down the stream.
 */
export const hopLoad = async (
  hubs: TwoHubs,
  { name, perSecond, seconds }: { readonly name: string; readonly perSecond: number; readonly seconds: number },
): Promise<HopReport> => {
  const due = new Map<string, number>();
  const latencies = createLatencies();
  const stamp = axisStamps();
  let sent = 0;
  let seen = 0;
  await using streams = new AsyncDisposableStack();
  const note = (number: string): void => {
    const at = due.get(number);
    if (at === undefined) return;
    due.delete(number);
    seen += 1;
    latencies.record(performance.now() - at);
  };
  const follow = async (stream: OpenStream): Promise<void> => {
    for (let event = await stream.next(); event !== undefined; event = await stream.next()) {
      const { entry } = event.data as { readonly entry: { readonly head?: { readonly documentId: string } } };
      const [, number] = /,(\w+)\/TB$/.exec(entry.head?.documentId ?? '') ?? [];
      if (number !== undefined) note(number);
    }
  };
  for (const agency of COMMUNES) {
    const address = `${hubs.provinceUrl}/v1/agencies/${agency}/inbox/stream`;
    void follow(streams.use(await openEvents(address, hubs.local.token)));
  }
  const send = async (count: number, at: number): Promise<void> => {
    const number = `${name}${count}`;
    const documentId = `G22,2026/11/20,${number}/TB`;
    const to = COMMUNES[count % COMMUNES.length] ?? '';
    const file = Buffer.from(edxmlOf({ from: 'G22', to: [to], documentId }));
    due.set(number, at);
    const { json } = await createKit({ ...hubs.ministry, timestamp: stamp() }).send('G22', file);
    if (json['status'] !== 'OK') throw new Error(`The axis answered ${String(json['ErrorDesc'])}`);
    sent += 1;
  };
  await atPace({ kind: 'open', perSecond }, seconds, send);
  const patience = performance.now() + PATIENCE_MS;
  while (seen < sent && performance.now() < patience) await pause(5);
  if (seen < sent) throw new Error(`${seen} of ${sent} documents came down the event streams`);
  return { ...latencies.percentiles(), sent };
};
