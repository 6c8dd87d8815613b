import { addAbortListener } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@lienthong/kernel';
import { heldModel } from '../file/held-model.js';
import type { ModelDb } from '../file/model-db.js';
import { modelFiles } from '../file/model-files.js';
import { applyPage } from './apply-page.js';
import type { Build, BuildProgress } from './build.js';
import { startBuild } from './build.js';
import { failureCode, unusableBecause } from './failure.js';
import type { ProjectionState } from './notice.js';
import type { RunningProjection, RunOptions } from './run-options.js';
import { positionWaiters } from './waiters.js';

const LONGEST_PAUSE_MS = 30_000;

interface Swap {
  readonly build: Build;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    addAbortListener(signal, () => resolve());
  });

const stopped = (): Fault => new Fault('read-model/stopped', 'The projection was stopped', { retriable: true });

/** Keeps one read model up to date with the feed, until it is stopped. */
export const runProjection = (options: RunOptions): RunningProjection => {
  const {
    projection,
    feed,
    dir,
    batch = 2000,
    lingerMs = 250,
    onNotice = () => undefined,
    onMoved = () => undefined,
    retryMs = 200,
  } = options;
  const { name, version } = projection;
  const files = modelFiles(dir, projection, feed.epoch);
  const held = heldModel(projection);
  const stopping = new AbortController();
  const counters = { events: 0, batches: 0, failures: 0, rebuilds: 0, applyMs: 0 };
  let state: ProjectionState = 'building';
  let position = 0;
  let rebuilding = false;
  let swap: Swap | undefined;
  /** Ends the following of the file in use, to let a swap in. */
  let interrupt = new AbortController();
  let nextPause = retryMs;
  const waiters = positionWaiters(() => position);

  /** Big batches write each page once; whoever waits for a position is not kept waiting for them. */
  const linger = (): Promise<void> => waiters.arrival(lingerMs);

  const moved = (to: number): void => {
    position = to;
    waiters.reached(to);
    onMoved();
  };

  const newBuild = (onProgress: (progress: BuildProgress) => void): Build =>
    startBuild({ projection, feed, path: files.newPath(), batch, onProgress });

  const putInUse = (build: Build): void => {
    build.finish();
    files.use(build.path);
    onNotice({ type: 'swapped', name, position: build.position() });
  };

  const firstBuild = async (): Promise<void> => {
    state = 'building';
    const build = newBuild((progress) => onNotice({ type: 'progress', name, ...progress }));
    try {
      await build.toHead(stopping.signal);
      if (stopping.signal.aborted) build.discard();
      else putInUse(build);
    } catch (error) {
      build.discard();
      throw error;
    }
  };

  const follow = async (model: ModelDb): Promise<void> => {
    const signal = AbortSignal.any([stopping.signal, interrupt.signal]);
    const filter = { categories: projection.categories };
    state = 'following';
    for await (const page of feed.subscribe({ after: model.position, filter, batch, linger, signal })) {
      if (signal.aborted) return;
      if (!existsSync(model.path)) throw new Fault('read-model/lost', `The file of ${name} is gone`);
      await projection.gather?.(page.events);
      const started = performance.now();
      const { applied, unknown } = applyPage(model, page);
      counters.applyMs += performance.now() - started;
      counters.events += applied;
      counters.batches += 1;
      nextPause = retryMs;
      state = 'following';
      moved(model.position);
      if (unknown === undefined) continue;
      state = 'blocked';
      onNotice({ type: 'unknown-type', name, eventType: unknown.type, position: unknown.position });
      return aborted(signal);
    }
    if (!signal.aborted) throw new Fault('read-model/feed-ended', 'The feed ended by itself', { retriable: true });
  };

  const takeOver = async ({ build, done, failed }: Swap): Promise<void> => {
    swap = undefined;
    interrupt = new AbortController();
    try {
      await build.toHead(stopping.signal);
      if (stopping.signal.aborted) throw stopped();
      if (build.position() < position) throw new Fault('read-model/behind', 'The new file stops before the old one');
      const old = files.current();
      held.close();
      putInUse(build);
      if (old !== undefined) files.drop(old);
      counters.rebuilds += 1;
      done();
    } catch (error) {
      failed(error);
    }
  };

  const session = async (): Promise<void> => {
    if (swap !== undefined) return takeOver(swap);
    const path = files.current();
    if (path === undefined) return firstBuild();
    const model = held.open(path);
    moved(model.position);
    await follow(model);
  };

  const afterFailure = async (error: unknown): Promise<void> => {
    counters.failures += 1;
    const reason = unusableBecause(error);
    const path = files.current();
    if (reason !== undefined && path !== undefined) {
      held.close();
      files.drop(path);
      onNotice({ type: 'rebuilding', name, reason });
      return;
    }
    state = 'failing';
    onNotice({ type: 'failed', name, position, code: failureCode(error), retryInMs: nextPause });
    const signal = AbortSignal.any([stopping.signal, interrupt.signal]);
    await pause(nextPause, undefined, { signal }).catch(() => undefined);
    nextPause = Math.min(nextPause * 2, LONGEST_PAUSE_MS);
  };

  const main = async (): Promise<void> => {
    files.sweep();
    while (!stopping.signal.aborted) await session().catch(afterFailure);
    held.close();
    state = 'stopped';
    waiters.giveUp();
    swap?.failed(stopped());
  };
  const running = main();

  return {
    projection,
    status: () => ({ name, version, state, position, rebuilding, ...counters }),
    caughtUp: (wanted, timeoutMs) => waiters.wait(wanted, timeoutMs),

    rebuild: async ({ signal, onProgress = () => undefined } = {}) => {
      if (rebuilding || state === 'building') throw new Fault('read-model/busy', `${name} is being built`);
      if (stopping.signal.aborted) throw stopped();
      rebuilding = true;
      let build: Build | undefined;
      try {
        const either = AbortSignal.any([stopping.signal, ...(signal === undefined ? [] : [signal])]);
        build = newBuild(onProgress);
        const built = build;
        await built.toHead(either);
        if (either.aborted) {
          built.discard();
          return 'cancelled';
        }
        await new Promise<void>((done, failed) => {
          swap = { build: built, done, failed };
          interrupt.abort();
        });
        return 'swapped';
      } catch (error) {
        build?.discard();
        throw error;
      } finally {
        rebuilding = false;
      }
    },

    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};
