import type { AxisReply } from '@lienthong/axis-protocol';
import type { Assertion } from '@lienthong/event-store';
import { localDateAt } from '@lienthong/identifiers';
import { isFault, ok, refused } from '@lienthong/kernel';
import type { Instant, Outcome, Refusal } from '@lienthong/kernel';
import type { RegistryPorts } from '@lienthong/registry';
import { SYNC_CALLS } from '../../domain/sync/sync-row.js';
import type { ListedRow, SyncCall, UnreadRow } from '../../domain/sync/sync-row.js';
import type { AxisClient } from '../client/axis-client.js';
import { createWaiting, insisting, orOutage } from '../patience/patience.js';
import type { Pace } from '../patience/patience.js';
import { applyChange } from './apply-change.js';
import { knownHere } from './known-here.js';
import { syncList } from './sync-list.js';
import type { ListSync } from './sync-list.js';
import type { LiveRegistry } from '@lienthong/registry';

/** What one of the lists came to; `refused` where the axis does not give it. */
export type ListReport =
  | ({ readonly call: SyncCall; readonly outcome: 'done' } & ListSync)
  | { readonly call: SyncCall; readonly outcome: 'refused'; readonly number: string };

export const SYNC_STATES = ['running', 'done', 'failed', 'stopped'] as const;

/** A synchronisation that runs, or the last that ran. */
export interface SyncRun {
  readonly axis: string;
  readonly state: (typeof SYNC_STATES)[number];
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  /** The list that is at work, and how far it is. */
  readonly call?: SyncCall;
  readonly done: number;
  readonly total: number;
  readonly lists: readonly ListReport[];
  /** Why it failed. */
  readonly code?: string;
}

/** The axis that is asked, and who is told once its lists are in the register. */
export interface Synchronised {
  readonly client: AxisClient;
  synchronised(): Promise<void>;
}

export interface SyncJobs {
  start(axis: string, asked: Synchronised, by: Assertion): Outcome<SyncRun, Refusal<'axis/sync-runs'>>;
  of(axis: string): SyncRun | undefined;
  stop(): Promise<void>;
}

export type SyncPorts = RegistryPorts & {
  readonly registry: LiveRegistry;
  readonly policy: Pace;
  readonly onFailure: (error: unknown) => void;
};

const ask = (
  client: AxisClient,
  call: SyncCall,
  signal: AbortSignal,
): Promise<AxisReply<readonly (ListedRow | UnreadRow)[]>> => client.agencies(call, signal);

/** One synchronisation of an axis at a time; an outage is waited out, and what was brought in before it stays. */
export const createSyncJobs = (ports: SyncPorts): SyncJobs => {
  const { registry, clock, policy, onFailure } = ports;
  const runs = new Map<string, SyncRun>();
  const ended = new AbortController();
  const { signal } = ended;
  const working = new Set<Promise<void>>();
  const quiet = { began: () => undefined, ended: () => undefined };
  const insist = insisting({ waiting: createWaiting(), outage: quiet, policy });

  const work = async (axis: string, asked: Synchronised, by: Assertion): Promise<void> => {
    let run: SyncRun | undefined = runs.get(axis);
    const set = (more: Partial<SyncRun>): void => {
      if (run === undefined) return;
      run = { ...run, ...more };
      runs.set(axis, run);
    };
    const end = (state: SyncRun['state'], code?: string): void =>
      set({ state, endedAt: clock.now(), ...(code === undefined ? {} : { code }) });
    try {
      const lists: ListReport[] = [];
      for (const call of SYNC_CALLS) {
        set({ call, done: 0, total: 0 });
        const reply = await insist(async () => orOutage(await ask(asked.client, call, signal)), signal);
        if (!reply.ok) {
          lists.push({ call, outcome: 'refused', number: reply.number });
          set({ lists: [...lists] });
          continue;
        }
        const now = clock.now();
        const synced = await syncList(reply.value, {
          here: knownHere(registry, axis, now),
          apply: applyChange(ports, axis, localDateAt(now), by),
          onProgress: (done, total) => set({ done, total }),
          signal,
        });
        lists.push({ call, outcome: 'done', ...synced });
        set({ lists: [...lists] });
      }
      await asked.synchronised();
      end('done');
    } catch (error) {
      if (signal.aborted) {
        end('stopped');
        return;
      }
      end('failed', isFault(error) ? error.code : 'axis/sync-failed');
      onFailure(error);
    }
  };

  return {
    start: (axis, asked, by) => {
      if (runs.get(axis)?.state === 'running') return refused({ code: 'axis/sync-runs' });
      const run: SyncRun = { axis, state: 'running', startedAt: clock.now(), done: 0, total: 0, lists: [] };
      runs.set(axis, run);
      const task = work(axis, asked, by);
      working.add(task);
      void task.finally(() => working.delete(task));
      return ok(run);
    },
    of: (axis) => runs.get(axis),
    stop: async () => {
      ended.abort();
      await Promise.all(working);
    },
  };
};
