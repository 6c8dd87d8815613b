import { Fault } from '@lienthong/kernel';
import type { ProjectionStatus, ProjectionWorker, RebuildOptions } from '@lienthong/read-model';

/** A worker whose projections and rebuilds a test holds in its hands. */
export interface FakeProjections extends Pick<ProjectionWorker, 'statuses' | 'rebuild'> {
  set(change: Partial<ProjectionStatus>): void;
  progress(position: number, head: number): void;
  finish(): void;
  fail(code: string): void;
}

export const fakeProjections = (name: string): FakeProjections => {
  let status: ProjectionStatus = {
    name,
    version: 1,
    state: 'following',
    position: 0,
    rebuilding: false,
    events: 0,
    batches: 0,
    failures: 0,
    rebuilds: 0,
    applyMs: 0,
  };
  let options: RebuildOptions = {};
  let running = Promise.withResolvers<'swapped' | 'cancelled'>();
  return {
    statuses: () => [status],
    rebuild: (_name, given = {}) => {
      options = given;
      running = Promise.withResolvers();
      const { resolve } = running;
      given.signal?.addEventListener('abort', () => resolve('cancelled'));
      return running.promise;
    },
    set: (change) => (status = { ...status, ...change }),
    progress: (position, head) => options.onProgress?.({ position, head }),
    finish: () => running.resolve('swapped'),
    fail: (code) => running.reject(new Fault(code, 'broken')),
  };
};
