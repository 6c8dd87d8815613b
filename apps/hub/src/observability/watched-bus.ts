import { performance } from 'node:perf_hooks';
import type { Bus, ConsumeOptions, FencedProducer, TopicRecords } from '@lienthong/bus';
import type { Telemetry } from '@lienthong/telemetry';
import type { BusHistograms } from './bus-histograms.js';

export interface BusWatch {
  readonly histograms: Pick<BusHistograms, 'transacted'>;
  readonly telemetry: Telemetry | undefined;
}

export interface WatchedBus extends Bus {
  /** By consumer group: how often its consumers came back after a loss. */
  reconnects(): ReadonlyMap<string, number>;
}

const tracesOf = (batches: readonly TopicRecords[]): readonly string[] =>
  batches.flatMap(({ records }) =>
    records.flatMap(({ headers: { ce_traceparent: trace } }) => (typeof trace === 'string' ? [trace] : [])),
  );

const inSpan = <T>(telemetry: Telemetry, batches: readonly TopicRecords[], work: () => Promise<T>): Promise<T> => {
  const attributes = {
    'messaging.system': 'kafka',
    'messaging.operation.type': 'send',
    'messaging.batch.message_count': batches.reduce((sum, { records }) => sum + records.length, 0),
    'lienthong.topics': batches.length,
  };
  return telemetry.span('relay transaction', { kind: 'producer', attributes, links: tracesOf(batches) }, work);
};

/** The same bus, whose transactions are timed and linked to the traces of their records, and whose reconnects count. */
export const watchedBus = (bus: Bus, { histograms, telemetry }: BusWatch): WatchedBus => {
  const reconnects = new Map<string, number>();

  const timed = (producer: FencedProducer): FencedProducer => ({
    transact: async (batches) => {
      const from = performance.now();
      const work = () => producer.transact(batches);
      const offsets = await (telemetry ? inSpan(telemetry, batches, work) : work());
      histograms.transacted((performance.now() - from) / 1000);
      return offsets;
    },
    discardOpen: (topics) => producer.discardOpen(topics),
    [Symbol.asyncDispose]: () => producer[Symbol.asyncDispose](),
  });

  const counting = ({ group, onState }: ConsumeOptions): NonNullable<ConsumeOptions['onState']> => {
    let down = false;
    return (state, code) => {
      if (state === 'connected' && down) reconnects.set(group, (reconnects.get(group) ?? 0) + 1);
      down = state === 'down';
      if (onState) onState(state, code);
    };
  };

  return {
    fencedProducer: async (id) => timed(await bus.fencedProducer(id)),
    produce: (batches) => bus.produce(batches),
    consume: (options) => bus.consume({ ...options, onState: counting(options) }),
    tails: (topics) => bus.tails(topics),
    committed: (group, topics) => bus.committed(group, topics),
    extents: (topics) => bus.extents(topics),
    committedBy: (groups) => bus.committedBy(groups),
    ping: () => bus.ping(),
    reconnects: () => reconnects,
    [Symbol.asyncDispose]: () => bus[Symbol.asyncDispose](),
  };
};
