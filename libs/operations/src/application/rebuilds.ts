import { isFault, ok, refused } from '@lienthong/kernel';
import type { Clock, Instant, Outcome, Refusal } from '@lienthong/kernel';
import type { ProjectionWorker } from '@lienthong/read-model';
import type { AlarmBoard } from './alarms/alarm-board.js';

export const REBUILD_STATES = ['running', 'cancelling', 'swapped', 'cancelled', 'failed'] as const;

/** The last rebuild of one read model since the hub is up. */
export interface Rebuild {
  readonly name: string;
  readonly state: (typeof REBUILD_STATES)[number];
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  /** Events up to here are in the new file, of those up to `head`; absent until the first are. */
  readonly position?: number;
  readonly head?: number;
  /** Why it failed. */
  readonly code?: string;
}

type Found<Code extends string> = Outcome<Rebuild, Refusal<Code>>;

/** Rebuilds beside the files in use. They go on when the request that asked for them is over. */
export interface Rebuilds {
  start(name: string): Found<'read-model/unknown' | 'read-model/busy'>;
  of(name: string): Found<'operations/no-rebuild'>;
  cancel(name: string): Found<'operations/no-rebuild'>;
  all(): readonly Rebuild[];
  /** Cancels all: the hub is stopping. */
  stop(): void;
}

export const REBUILDS = Symbol('Rebuilds');

export interface RebuildPorts {
  readonly projections: Pick<ProjectionWorker, 'statuses' | 'rebuild'>;
  readonly alarms: Pick<AlarmBoard, 'raise'>;
  readonly clock: Clock;
}

const isOver = ({ state }: Rebuild): boolean => state !== 'running' && state !== 'cancelling';

const codeOf = (error: unknown): string => (isFault(error) ? error.code : 'read-model/rebuild-failed');

export const createRebuilds = ({ projections, alarms, clock }: RebuildPorts): Rebuilds => {
  const known = new Map<string, Rebuild>();
  const cancels = new Map<string, AbortController>();

  const note = (name: string, more: Partial<Rebuild>): void => {
    const before = known.get(name);
    if (before !== undefined) known.set(name, { ...before, ...more });
  };

  const run = async (name: string, { signal }: AbortController): Promise<void> => {
    try {
      const state = await projections.rebuild(name, { signal, onProgress: (progress) => note(name, progress) });
      note(name, { state, endedAt: clock.now() });
    } catch (error) {
      const code = codeOf(error);
      note(name, { state: 'failed', code, endedAt: clock.now() });
      alarms.raise({ source: 'projection', name, kind: 'rebuild-failed', code });
    } finally {
      cancels.delete(name);
    }
  };

  const of: Rebuilds['of'] = (name) => {
    const found = known.get(name);
    return found === undefined ? refused({ code: 'operations/no-rebuild' }) : ok(found);
  };

  return {
    start: (name) => {
      const status = projections.statuses().find((one) => one.name === name);
      if (status === undefined) return refused({ code: 'read-model/unknown' });
      if (cancels.has(name) || status.rebuilding || status.state === 'building')
        return refused({ code: 'read-model/busy' });
      const rebuild: Rebuild = { name, state: 'running', startedAt: clock.now() };
      const cancel = new AbortController();
      known.set(name, rebuild);
      cancels.set(name, cancel);
      void run(name, cancel);
      return ok(rebuild);
    },
    of,
    cancel: (name) => {
      const found = of(name);
      if (!found.ok) return found;
      if (isOver(found.value)) return refused({ code: 'operations/no-rebuild' });
      note(name, { state: 'cancelling' });
      cancels.get(name)?.abort();
      return of(name);
    },
    all: () => [...known.values()],
    stop: () => {
      for (const cancel of cancels.values()) cancel.abort();
    },
  };
};
