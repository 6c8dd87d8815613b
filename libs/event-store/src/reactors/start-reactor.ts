import { Fault, ok, refused } from '@lienthong/kernel';
import type { FeedBatch } from '../port/event-store.js';
import { createCheckpointSaver } from './checkpoint-saver.js';
import { openDeskLog } from './desk-log.js';
import { parkedEvents } from './desk.js';
import { createGate } from './gate.js';
import { createHandle } from './handling.js';
import { createInsist } from './insist.js';
import { createSort } from './intake.js';
import { createLanes } from './lanes.js';
import { createProgress } from './progress.js';
import type { Reactor, ReactorOptions, StopReason } from './reactor.js';
import { causeOf, DEFAULT_RETRY } from './retry.js';
import { rule } from './rulings.js';
import type { Ruling } from './rulings.js';
import { systemTiming } from './timing.js';
import { createWork } from './work.js';
import type { Workable } from './work.js';

const DEFAULT_CONCURRENCY = 64;
const DEFAULT_WINDOW = 1024;
const DEFAULT_DRAIN_MS = 10_000;

/** Follows the feed from its checkpoint on. Resolves once the desk is read back; rejects with a Fault when that fails. */
export const startReactor = async (options: ReactorOptions): Promise<Reactor> => {
  const { name, store, codec, categories, handlers, checkpoints, onAlarm, clock } = options;
  const { timing = systemTiming, retry = DEFAULT_RETRY, window = DEFAULT_WINDOW, lingerMs = 0 } = options;

  // Intake ends first (an unknown type ends it for good); only `stop` halts the work as well.
  const intake = new AbortController();
  const halt = new AbortController();
  const lingering = lingerMs > 0 ? { linger: () => timing.sleep(lingerMs, intake.signal) } : {};
  let stopped: StopReason | undefined;
  let down = false;

  const outage = {
    began: () => {
      if (!down) onAlarm({ reactor: name, kind: 'store-unavailable', code: 'store/unavailable' });
      down = true;
    },
    ended: () => (down = false),
  };
  const insist = createInsist(retry, timing, outage, halt.signal);
  const desk = await openDeskLog(name, store, clock, insist);
  const start = await checkpoints.load(name);

  const gate = createGate();
  const progress = createProgress(start, () => {
    saver.moved();
    gate.check();
  });
  const saver = createCheckpointSaver(name, checkpoints, progress.frontier, timing, halt.signal);

  const endIntake = (reason: StopReason): void => {
    if (stopped !== undefined) return;
    stopped = reason;
    intake.abort();
    gate.check();
  };
  const fail = (error: unknown): void => {
    const { code } = causeOf(error);
    if (stopped === undefined) onAlarm({ reactor: name, kind: 'failed', code });
    endIntake({ kind: 'failed', code });
    halt.abort();
    gate.check();
  };

  const lanes = createLanes(options.concurrency ?? DEFAULT_CONCURRENCY, fail);
  const sort = createSort(codec, handlers, options.key ?? (({ stream }) => stream));
  const work = createWork({
    store,
    desk,
    sort,
    handle: createHandle(retry, timing, insist, halt.signal),
    insist,
    onParked: ({ type, position, meta: { correlation } }, code) =>
      onAlarm({
        reactor: name,
        kind: 'parked',
        type,
        position,
        code,
        ...(correlation === undefined ? {} : { correlation }),
      }),
  });
  const resume = (key: string): void => lanes.push(key, () => work.resume(key));

  const enter = (task: Workable): void => {
    const taken = progress.take(task.event.position);
    lanes.push(task.key, async () => {
      if (await work.event(task)) progress.finish(taken);
    });
  };
  const free = (): boolean => progress.inFlight() < window || intake.signal.aborted;

  const takeBatch = async ({ events, position }: FeedBatch): Promise<void> => {
    for (const event of events) {
      if (!free()) await gate.until(free);
      if (intake.signal.aborted) return;
      const task = sort(event);
      if (task.kind === 'stop') {
        const { type } = event;
        progress.saw(event.position - 1);
        onAlarm({ reactor: name, kind: task.reason, type, position: event.position });
        endIntake({ kind: task.reason, type, position: event.position });
        return;
      }
      if (task.kind !== 'pass') enter(task);
    }
    progress.saw(position);
  };

  let after = start;
  const follow = async (): Promise<void> => {
    for await (const batch of store.subscribe({ after, filter: { categories }, ...lingering, signal: intake.signal })) {
      outage.ended();
      await takeBatch(batch);
      after = batch.position;
      if (intake.signal.aborted) return;
    }
    if (!intake.signal.aborted) throw new Fault('store/closed', 'The feed ended.');
  };
  for (const { key, status } of desk.desk.queues()) if (status === 'released') resume(key);
  const following = insist(follow).catch(fail);

  const decide = async (ruling: Ruling) => {
    if (halt.signal.aborted) return refused({ code: 'reactor/stopped' });
    const ruled = await rule(desk, ruling);
    if (!ruled.ok) return ruled;
    resume(ruled.value);
    return ok(undefined);
  };

  const stop = async (): Promise<void> => {
    endIntake({ kind: 'asked' });
    halt.abort();
    gate.check();
    const enough = new AbortController();
    await Promise.race([
      Promise.all([following, lanes.stop()]),
      timing.sleep(options.drainMs ?? DEFAULT_DRAIN_MS, enough.signal),
    ]);
    enough.abort();
    await saver.save();
  };
  let stopping: Promise<void> | undefined;
  const stopOnce = (): Promise<void> => (stopping ??= stop());
  if (options.signal?.aborted === true) void stopOnce();
  else options.signal?.addEventListener('abort', () => void stopOnce(), { once: true });

  return {
    name,
    parked: () => parkedEvents(name, desk.desk),
    status: async () => {
      const position = progress.frontier();
      const queues = desk.desk.queues();
      return {
        name,
        position,
        lag: Math.max(0, (await store.head()) - position),
        inFlight: progress.inFlight(),
        parked: queues.length,
        held: queues.reduce((sum, { lines }) => sum + lines.length - 1, 0),
        ...(stopped === undefined ? {} : { stopped }),
      };
    },
    caughtUp: async (position) => {
      const there = (): boolean => progress.frontier() >= position;
      await gate.until(() => there() || (stopped !== undefined && (halt.signal.aborted || progress.inFlight() === 0)));
      if (!there()) throw new Fault('reactor/stopped', `The reactor ${name} stopped at ${progress.frontier()}.`);
    },
    retryParked: (position, reason, by) => decide({ type: 'EventReleased', position, reason, by }),
    skipParked: (position, reason, by) => decide({ type: 'EventSkipped', position, reason, by }),
    stop: stopOnce,
  };
};
