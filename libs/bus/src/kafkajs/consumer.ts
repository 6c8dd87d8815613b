import type { Kafka } from 'kafkajs';
import { pauseBefore, sleep } from '../consuming/backoff.js';
import type { Backoff } from '../consuming/backoff.js';
import { createConsumerLanes } from '../consuming/lanes.js';
import type { BusAlarm, ConsumeOptions, Consumer } from '../port/bus.js';
import { toFault } from './faults.js';
import { startSession } from './session.js';
import type { Session } from './session.js';

/** After a crash; the first soon, since most are a broker that is moving. */
const RESTART: Backoff = { baseMs: 100, maxMs: 5_000 };
/** How often a topic that was absent is looked for. */
const LOOK_AGAIN_MS = 5_000;

export type Existing = (topics: readonly string[]) => Promise<readonly string[]>;

/** Consumes until it is stopped: a session after the other, whatever ended the last one. */
export const startConsumer = (
  kafka: Kafka,
  options: ConsumeOptions,
  existing: Existing,
  onAlarm: (alarm: BusAlarm) => void,
): Consumer => {
  const { group, topics } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let session: Session | undefined;
  let alarmed = new Set<string>();
  let told: string | undefined;

  const lanes = createConsumerLanes(
    options,
    (topic) => {
      session?.intake.made(topic);
      session?.commits.moved();
    },
    onAlarm,
  );

  const tellAbsent = (found: readonly string[]): void => {
    const absent = topics.filter((topic) => !found.includes(topic));
    for (const topic of absent)
      if (!alarmed.has(topic))
        onAlarm({ code: 'bus/unknown-topic', message: 'A topic to be consumed is absent.', group, topic });
    alarmed = new Set(absent);
  };

  /** Resolves when a topic that was absent is there, so that the group has to be joined anew. */
  const untilMore = async (found: readonly string[], over: AbortSignal): Promise<void> => {
    for (;;) {
      await sleep(LOOK_AGAIN_MS, over);
      if (over.aborted) return;
      const now = await existing(topics).catch(() => found);
      if (now.some((topic) => !found.includes(topic))) return;
    }
  };

  const runSession = async (found: readonly string[]): Promise<void> => {
    const opened = await startSession(kafka, options, found, lanes);
    session = opened;
    const over = new AbortController();
    try {
      const waiting: Promise<unknown>[] = [opened.ended, untilStopped(signal)];
      if (found.length < topics.length) waiting.push(untilMore(found, over.signal));
      await Promise.race(waiting);
      await opened.finish();
    } finally {
      over.abort();
      session = undefined;
      opened.ended.catch(() => undefined);
      await opened.stop();
    }
  };

  const run = async (): Promise<void> => {
    for (let attempt = 1; !signal.aborted;) {
      try {
        const found = await existing(topics);
        tellAbsent(found);
        if (found.length === 0) await sleep(LOOK_AGAIN_MS, signal);
        else {
          const began = Date.now();
          await runSession(found).finally(() => {
            if (Date.now() - began <= RESTART.maxMs) return;
            attempt = 1;
            told = undefined;
          });
        }
      } catch (error) {
        lanes.assign([]);
        const { code, message } = toFault(error);
        options.onState?.('down', code);
        // Once, not at every attempt: until the broker is back or gives the rights, each would say the same.
        if (told !== code) onAlarm({ code, message, group });
        told = code;
        await pauseBefore(RESTART, attempt, signal);
        attempt += 1;
      }
    }
    await lanes.drain();
  };

  const running = run();
  const stop = async (): Promise<void> => {
    stopping.abort();
    await running;
  };
  return { stop, [Symbol.asyncDispose]: stop };
};

const untilStopped = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
