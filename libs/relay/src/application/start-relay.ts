import { setTimeout as pause } from 'node:timers/promises';
import { isFault } from '@lienthong/kernel';
import type { Bus, Consumer } from '@lienthong/bus';
import type { HoldReason } from '../domain/bearing.js';
import { followGroups } from './follow-groups.js';
import { DEFAULT_RELAY_LIMITS } from './gather.js';
import type { RelayLimits } from './gather.js';
import type { RelayHub } from './ports.js';
import { runShard } from './run-shard.js';
import { RELAY_GROUP, shardOfTopic, shardTopic } from './shards.js';
import type { Topics } from './topics.js';

export interface RelayOptions {
  readonly bus: Bus;
  readonly hub: RelayHub;
  /** The same number in every process of a hub. */
  readonly shards: number;
  readonly limits?: RelayLimits;
  /** Milliseconds; defaults 600,000, 10,000 and 1,000. */
  readonly tellEveryMs?: number;
  readonly lookEveryMs?: number;
  readonly acknowledgeEveryMs?: number;
  /** Milliseconds for which a superseded process waits whether the shard is still its own. Default 15,000. */
  readonly yieldMs?: number;
  readonly onAlarm: (alarm: RelayAlarm) => void;
}

/** `superseded`: another process relays that shard now. `failed`: tried again, with the code of what broke. */
export type RelayAlarm =
  | { readonly kind: 'held'; readonly agency: string; readonly reason: HoldReason }
  | { readonly kind: 'superseded'; readonly shard: number }
  | { readonly kind: 'failed'; readonly shard: number | null; readonly code: string };

export interface HeldTopic {
  readonly agency: string;
  readonly reason: HoldReason;
}

export interface RelayStatus {
  /** Shards that this process relays. */
  readonly shards: readonly number[];
  readonly topics: number;
  readonly held: readonly HeldTopic[];
  /** Records written since the start. */
  readonly relayed: number;
  /** Of the bus, so far. */
  readonly transactions: number;
  /** What stands in the way at present, by shard; empty when all is well. */
  readonly trouble: readonly { readonly shard: number | null; readonly code: string }[];
}

export interface Relay {
  status(): RelayStatus;
  /** Lets the transaction under way finish, tells the hub, leaves the group. */
  stop(): Promise<void>;
}

interface Running {
  readonly ended: AbortController;
  readonly done: Promise<void>;
}

const codeOf = (error: unknown): string => (isFault(error) ? error.code : 'relay/failed');

/** Doubles from 200 ms to 10 s; between half of that and all of it. */
const backoff = (attempt: number): number =>
  Math.min(10_000, 200 * 2 ** Math.min(attempt, 6)) * (0.5 + Math.random() / 2);

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => undefined);

/**
 * Relays every inbox that has a topic. Processes share the shards through a consumer group; that only says who should
 * relay. Who may is decided by the broker's fence, so a process that slept through its removal writes nothing.
 */
export const startRelay = (options: RelayOptions): Relay => {
  const { bus, hub, shards, onAlarm } = options;
  const { limits = DEFAULT_RELAY_LIMITS, tellEveryMs = 600_000, lookEveryMs = 10_000 } = options;
  const stopping = new AbortController();
  const running = new Map<number, Running>();
  const inHand = new Map<number, Topics>();
  const trouble = new Map<number | null, string>();
  let relayed = 0;
  let transactions = 0;

  const failed = (shard: number | null, error: unknown): void => {
    const code = codeOf(error);
    if (trouble.get(shard) !== code) onAlarm({ kind: 'failed', shard, code });
    trouble.set(shard, code);
  };

  /** Runs a shard for as long as it is assigned, again after whatever ended it. */
  const insist = async (shard: number, signal: AbortSignal): Promise<void> => {
    const ended = (): boolean => signal.aborted;
    for (let attempt = 0; !ended(); attempt += 1) {
      try {
        await runShard({
          bus,
          hub,
          shard,
          shards,
          limits,
          tellEveryMs,
          lookEveryMs,
          now: Date.now,
          onHeld: (agency, reason) => onAlarm({ kind: 'held', agency, reason }),
          onRelayed: (records) => {
            relayed += records;
            transactions += 1;
            attempt = 0;
          },
          onTopics: (topics) => {
            inHand.set(shard, topics);
            trouble.delete(shard);
          },
          signal,
        });
      } catch (error) {
        if (ended()) return;
        if (isFault(error) && error.code === 'bus/fenced') {
          onAlarm({ kind: 'superseded', shard });
          // Who was superseded loses the assignment within the session's time-out, and this ends. Who keeps it goes on.
          await sleep(options.yieldMs ?? 15_000, signal);
          continue;
        }
        failed(shard, error);
        await sleep(backoff(attempt), signal);
      }
    }
  };

  const begin = (shard: number): void => {
    const ended = new AbortController();
    const done = insist(shard, AbortSignal.any([ended.signal, stopping.signal])).finally(() => {
      if (running.get(shard)?.ended !== ended) return;
      running.delete(shard);
      inHand.delete(shard);
      trouble.delete(shard);
    });
    running.set(shard, { ended, done });
  };

  const assigned = (topics: readonly string[]): void => {
    const mine = new Set(topics.map(shardOfTopic));
    for (const [shard, { ended }] of running) {
      if (mine.has(shard)) continue;
      ended.abort();
      running.delete(shard);
      inHand.delete(shard);
    }
    for (const shard of mine) if (!running.has(shard) && !stopping.signal.aborted) begin(shard);
  };

  let elected: Consumer | undefined;
  const elect = async (): Promise<void> => {
    for (let attempt = 0; !stopping.signal.aborted; attempt += 1) {
      try {
        elected = await bus.consume({
          group: RELAY_GROUP,
          topics: Array.from({ length: shards }, (_, shard) => shardTopic(shard)),
          from: 'latest',
          onRecord: () => Promise.resolve(),
          onAssigned: assigned,
        });
        trouble.delete(null);
        return;
      } catch (error) {
        failed(null, error);
        await sleep(backoff(attempt), stopping.signal);
      }
    }
  };
  const electing = elect();

  const look = followGroups(bus, hub);
  const acknowledging = (async () => {
    while (!stopping.signal.aborted) {
      await sleep(options.acknowledgeEveryMs ?? 1_000, stopping.signal);
      for (const [shard, topics] of [...inHand]) {
        await look(topics, stopping.signal).catch((error: unknown) => {
          if (!stopping.signal.aborted) failed(shard, error);
        });
      }
    }
  })();

  return {
    status: () => {
      const topics = [...inHand.values()].flatMap((one) => [...one.all()]);
      return {
        shards: [...running.keys()].sort((a, b) => a - b),
        topics: topics.length,
        held: topics.flatMap(({ agency, held }) => (held === undefined ? [] : [{ agency, reason: held }])),
        relayed,
        transactions,
        trouble: [...trouble].map(([shard, code]) => ({ shard, code })),
      };
    },
    stop: async () => {
      stopping.abort();
      await Promise.all([electing, acknowledging, ...[...running.values()].map(({ done }) => done)]);
      await elected?.stop();
    },
  };
};
