import { setTimeout as pause } from 'node:timers/promises';
import { isFault } from '@lienthong/kernel';
import { RELAY_GROUP, relayShardTopic, shardOfRelayTopic } from '@lienthong/bus';
import type { Consumer } from '@lienthong/bus';
import { backlogStatus, createBacklog } from './backlog.js';
import type { Backlog } from './backlog.js';
import { followGroups } from './follow-groups.js';
import { DEFAULT_RELAY_LIMITS } from './gather.js';
import type { Relay, RelayOptions } from './relay.js';
import { runShard } from './run-shard.js';
import type { Topics } from './topics.js';

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
  const backlogs = new Map<number, Backlog>();
  const trouble = new Map<number | null, string>();
  let relayed = 0;
  let transactions = 0;

  const failed = (shard: number | null, code: string): void => {
    if (trouble.get(shard) !== code) onAlarm({ kind: 'failed', shard, code });
    trouble.set(shard, code);
  };

  /** Runs a shard for as long as it is assigned, again after whatever ended it. */
  const insist = async (shard: number, backlog: Backlog, signal: AbortSignal): Promise<void> => {
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
          backlog,
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
        failed(shard, codeOf(error));
        await sleep(backoff(attempt), signal);
      }
    }
  };

  const begin = (shard: number): void => {
    const ended = new AbortController();
    const backlog = createBacklog(Date.now);
    backlogs.set(shard, backlog);
    const done = insist(shard, backlog, AbortSignal.any([ended.signal, stopping.signal])).finally(() => {
      if (running.get(shard)?.ended !== ended) return;
      running.delete(shard);
      inHand.delete(shard);
      backlogs.delete(shard);
      trouble.delete(shard);
    });
    running.set(shard, { ended, done });
  };

  const assigned = (topics: readonly string[]): void => {
    const mine = new Set(topics.map(shardOfRelayTopic));
    for (const [shard, { ended }] of running) {
      if (mine.has(shard)) continue;
      ended.abort();
      running.delete(shard);
      inHand.delete(shard);
      backlogs.delete(shard);
    }
    for (const shard of mine) if (!running.has(shard) && !stopping.signal.aborted) begin(shard);
  };

  let elected: Consumer | undefined;
  const elect = async (): Promise<void> => {
    for (let attempt = 0; !stopping.signal.aborted; attempt += 1) {
      try {
        elected = await bus.consume({
          group: RELAY_GROUP,
          topics: Array.from({ length: shards }, (_, shard) => relayShardTopic(shard)),
          from: 'latest',
          onRecord: () => Promise.resolve(),
          onAssigned: assigned,
          onState: (state, code = 'bus/unavailable') => {
            if (state === 'connected') trouble.delete(null);
            else failed(null, code);
          },
        });
        return;
      } catch (error) {
        failed(null, codeOf(error));
        await sleep(backoff(attempt), stopping.signal);
      }
    }
  };
  const electing = elect();

  const look = followGroups(bus, hub, (agency) => onAlarm({ kind: 'unfollowed', agency, code: 'bus/not-authorized' }));
  /** Shards whose groups could not be asked after, last time. */
  const unanswered = new Set<number>();
  const acknowledging = (async () => {
    while (!stopping.signal.aborted) {
      await sleep(options.acknowledgeEveryMs ?? 1_000, stopping.signal);
      for (const [shard, topics] of [...inHand]) {
        try {
          await look(topics, stopping.signal);
          if (unanswered.delete(shard)) trouble.delete(shard);
        } catch (error) {
          unanswered.add(shard);
          failed(shard, codeOf(error));
        }
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
        ...backlogStatus([...backlogs.values()], Date.now()),
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
