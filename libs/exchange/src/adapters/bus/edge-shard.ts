import type { INestMicroservice } from '@nestjs/common';
import { agencyOfTopic, agencyTopics } from '@lienthong/bus';
import type { Bus, BusAlarm } from '@lienthong/bus';
import { BusStrategy } from '@lienthong/bus/nest';
import { createEdgeApp } from './edge-app.js';
import { parkRecord } from './park-record.js';
import type { BusPorts } from './ports.js';
import { createShardCounts } from './shard-counts.js';
import type { Counted } from './shard-counts.js';

export interface ShardStatus extends Counted {
  readonly group: string;
  readonly connected: boolean;
  readonly topics: number;
  /** Records not yet taken, as of the last measure. */
  readonly lag: number;
}

export interface AgencyLag {
  readonly agency: string;
  readonly lag: number;
}

export interface EdgeShard {
  /** Subscribes to these agencies' topics; the consumer begins anew when they are others than before. */
  serve(agencies: readonly string[]): Promise<void>;
  /** Asks the broker how far it came; answers the lags that are not zero. */
  measure(): Promise<readonly AgencyLag[]>;
  status(): ShardStatus;
  stop(): Promise<void>;
}

export interface ShardOptions {
  readonly bus: Bus;
  readonly group: string;
  readonly retry?: BusStrategy['options']['retry'];
  readonly onAlarm: (alarm: BusAlarm) => void;
}

/** One consumer over the `out` topics of its agencies. */
export const createEdgeShard = (ports: BusPorts, options: ShardOptions): EdgeShard => {
  const { bus, group, retry, onAlarm } = options;
  const counts = createShardCounts();
  const park = parkRecord(ports, bus, counts);
  let topics: readonly string[] = [];
  let strategy: BusStrategy | undefined;
  let app: INestMicroservice | undefined;
  let connected = false;
  let lag = 0;
  let turn: Promise<void> = Promise.resolve();

  const end = async (): Promise<void> => {
    await app?.close();
    app = undefined;
    strategy = undefined;
    connected = false;
    topics = [];
  };

  const begin = async (wanted: readonly string[]): Promise<void> => {
    strategy = new BusStrategy({
      bus,
      group,
      topics: wanted,
      from: 'earliest',
      park,
      onAlarm,
      ...(retry && { retry }),
    });
    strategy.status.subscribe((status) => (connected = status === 'connected'));
    app = await createEdgeApp(ports, counts, strategy);
    await app.listen();
  };

  const follow = async (wanted: readonly string[]): Promise<void> => {
    if (wanted.length === 0) return end();
    await (strategy ? strategy.follow(wanted) : begin(wanted));
    topics = wanted;
  };

  /** One after another: a consumer that still ends must not meet its successor. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  return {
    serve: (agencies) =>
      inTurn(async () => {
        const wanted = agencies.map((agency) => agencyTopics(agency).out).sort();
        const isSame = wanted.length === topics.length && wanted.every((topic, index) => topic === topics[index]);
        if (!isSame) await follow(wanted);
      }),
    measure: async () => {
      if (topics.length === 0) return [];
      const [extents, committed] = await Promise.all([bus.extents(topics), bus.committed(group, topics)]);
      const lags = [...extents].flatMap(([topic, { start, end }]): readonly AgencyLag[] => {
        const behind = end - Math.max(start, committed.get(topic) ?? 0);
        return behind > 0 ? [{ agency: agencyOfTopic(topic) ?? '', lag: behind }] : [];
      });
      lag = lags.reduce((sum, one) => sum + one.lag, 0);
      return lags;
    },
    status: () => ({ group, connected, topics: topics.length, lag, ...counts.read() }),
    stop: () => inTurn(end),
  };
};
