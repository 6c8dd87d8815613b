import { randomUUID } from 'node:crypto';
import type { KafkaConnection } from '@lienthong/bus';
import { createLatencies } from '../generator/latencies.js';
import type { Percentiles } from '../generator/latencies.js';
import type { Span } from '../profile/cpu-profile.js';
import { atPace } from '../generator/pacing.js';
import { documentOf } from '../generator/submission.js';
import { plainClient } from './client.js';
import { createGatheringProducer } from './gathering-producer.js';
import type { Line } from './line.js';
import { monotonicMs } from './monotonic.js';
import { readTopics } from './read-topics.js';
import { createSightings } from './sightings.js';

export interface BusStart {
  readonly connection: KafkaConnection;
  readonly lines: readonly Line[];
}

export interface BusLoad {
  readonly perSecond: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

/** Instants on the machine's monotonic clock, which all processes share. */
export interface Sighting {
  readonly dueMs: number;
  readonly seenMs: number;
}

export interface BusReport {
  readonly sent: number;
  /** Submissions that were sent in the measured part and those before it, by when they were due and seen. */
  readonly sightings: readonly Sighting[];
  /** From the instant at which a submission was due until a reader at `read_committed` had its entry. */
  readonly visible: Percentiles;
  /** From the first that was due to the last that was seen. */
  readonly elapsedMs: number;
  readonly span: Span;
}

const STEP = 7;
const PATIENCE_MS = 90_000;

/** Writes submissions to the agencies' `out` topics and reads all their `in` topics, in a process of its own. */
export interface BusGenerator extends AsyncDisposable {
  run(load: BusLoad): Promise<BusReport>;
}

export const openBusGenerator = async ({ connection, lines }: BusStart): Promise<BusGenerator> => {
  const kafka = plainClient(connection, 'bench-agencies');
  const run = randomUUID();
  const sightings = createSightings();
  await using opened = new AsyncDisposableStack();
  const producer = opened.use(await createGatheringProducer(kafka));
  opened.use(
    await readTopics(
      kafka,
      lines.map((line) => line.in),
      sightings.onRecord,
    ),
  );
  let number = 0;

  const submit = (): Promise<void> => {
    number += 1;
    const [from, to] = [lines[number % lines.length], lines[(number * STEP + 1) % lines.length]];
    const recipient = to?.agency === from?.agency ? lines[(number + 1) % lines.length] : to;
    if (!from || !recipient) throw new Error('There are no agencies.');
    const id = `${run}-${number}`;
    const value = documentOf({ number, sender: from.agency, recipients: [recipient.agency] }, run);
    const headers = {
      ce_specversion: '1.0',
      ce_id: id,
      ce_source: `/agencies/${from.agency}`,
      ce_type: 'vn.lienthong.transfer.submit.v1',
      'content-type': 'application/json',
    };
    return producer.send(from.out, { key: id, value, headers });
  };

  const all = opened.move();
  return {
    run: async ({ perSecond, warmUpSeconds, seconds }) => {
      const offset = monotonicMs() - performance.now();
      const began = monotonicMs();
      const first = number + 1;
      // The reader counts what it sees; an acknowledgement of the broker is awaited, too.
      const send = (_: number, due: number): Promise<void> => {
        sightings.expect(number + 1, due + offset);
        return submit();
      };
      const pace = { kind: 'open' as const, perSecond };
      await atPace(pace, warmUpSeconds + seconds, send);
      await sightings.allSeen(PATIENCE_MS);
      const found = sightings.take(first);
      const latencies = createLatencies();
      const warmUntil = began + warmUpSeconds * 1_000;
      for (const { dueMs, seenMs } of found) if (dueMs >= warmUntil) latencies.record(seenMs - dueMs);
      const ended = Math.max(...found.map(({ seenMs }) => seenMs));
      return {
        sent: found.length,
        sightings: found,
        visible: latencies.percentiles(),
        elapsedMs: ended - began,
        span: { fromUs: began * 1_000, toUs: ended * 1_000 },
      };
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};
