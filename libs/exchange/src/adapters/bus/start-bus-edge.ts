import { edgeGroup, shardOf } from '@lienthong/bus';
import type { Bus, BusAlarm } from '@lienthong/bus';
import { periodically } from '@lienthong/ledger';
import { createOnce } from './once.js';
import { createEdgeShard } from './edge-shard.js';
import type { AgencyLag, ShardOptions, ShardStatus } from './edge-shard.js';
import type { BusHolders, BusPorts } from './ports.js';

/** The bus mandates as the register follows them. */
export interface BusMandateSource extends BusHolders {
  /** Every agency that ever had a bus mandate: its topic may hold records. */
  agencies(): readonly string[];
  /** Called when an agency's bus mandate is granted or ended. Returns how to stop listening. */
  onChanged(listener: (agency: string) => void): () => void;
}

export interface BusEdgeOptions extends Omit<BusPorts, 'holders'> {
  readonly bus: Bus;
  readonly mandates: BusMandateSource;
  /** Consumers that share the agencies. Default 4. */
  readonly shards?: number;
  /** Milliseconds between looks at lags and at agencies that could not be served before. Default 15,000. */
  readonly lookEveryMs?: number;
  /** Milliseconds that several new mandates are waited for, so that a shard begins anew once. Default 500. */
  readonly gatherMs?: number;
  readonly retry?: NonNullable<ShardOptions['retry']>;
  /** What a person should know: a record that was parked or waits, never what it says. */
  readonly onAlarm: (alarm: BusAlarm) => void;
  /** Told once of what fails, and again when it failed, passed and fails anew. */
  readonly onFailure: (error: unknown) => void;
}

export interface BusEdgeStatus {
  /** Every shard that has topics is connected. */
  readonly ready: boolean;
  readonly shards: readonly ShardStatus[];
  /** The agencies whose records wait longest in line, worst first, at most twenty. */
  readonly worst: readonly AgencyLag[];
}

export interface BusEdge extends AsyncDisposable {
  status(): BusEdgeStatus;
}

const WORST = 20;

/** Serves every agency's `out` topic from now on. Resolves at once, also while no broker answers. */
export const startBusEdge = async (options: BusEdgeOptions): Promise<BusEdge> => {
  const { bus, mandates, onFailure, onAlarm, retry, shards: count = 4 } = options;
  const ports = {
    exchange: options.exchange,
    blobs: options.blobs,
    dossiers: options.dossiers,
    limits: options.limits,
    holders: mandates,
    watch: options.watch,
  };
  const shards = Array.from({ length: count }, (_, index) =>
    createEdgeShard(ports, { bus, group: edgeGroup(index), onAlarm, ...(retry && { retry }) }),
  );
  let worst: readonly AgencyLag[] = [];
  const failing = createOnce(onFailure);

  const serve = async (): Promise<void> => {
    const agencies = mandates.agencies();
    const outcomes = await Promise.allSettled(
      shards.map((shard, index) => shard.serve(agencies.filter((agency) => shardOf(agency, count) === index))),
    );
    for (const outcome of outcomes) if (outcome.status === 'rejected') failing.tell(outcome.reason);
  };

  const look = async (): Promise<void> => {
    await serve();
    const measured = await Promise.allSettled(shards.map((shard) => shard.measure()));
    for (const outcome of measured) if (outcome.status === 'rejected') failing.tell(outcome.reason);
    failing.turn();
    worst = measured
      .flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []))
      .toSorted((one, other) => other.lag - one.lag)
      .slice(0, WORST);
  };

  let gathering: NodeJS.Timeout | undefined;
  const gather = (): void => {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      void serve();
    }, options.gatherMs ?? 500);
  };
  const stopListening = mandates.onChanged(gather);
  const turns = periodically(options.lookEveryMs ?? 15_000, look, failing.tell);
  await serve();

  return {
    status: () => {
      const each = shards.map((shard) => shard.status());
      return { ready: each.every(({ connected, topics }) => connected || topics === 0), shards: each, worst };
    },
    [Symbol.asyncDispose]: async () => {
      stopListening();
      clearTimeout(gathering);
      await turns.stop();
      await Promise.all(shards.map((shard) => shard.stop()));
    },
  };
};
