import type { Clock, Instant } from '@lienthong/kernel';
import type { SyncCall } from '../../domain/sync/sync-row.js';
import type { OutageWatch } from '../patience/patience.js';
import type { ListSync } from './sync-list.js';

/** What one of the lists came to; `refused` where the axis does not give it. */
export type ListReport =
  | ({ readonly call: SyncCall; readonly outcome: 'done' } & ListSync)
  | { readonly call: SyncCall; readonly outcome: 'refused'; readonly number: string };

export const SYNC_STATES = ['running', 'done', 'failed', 'stopped'] as const;

/** The axis does not give a list: since when, and why, of the catalogue. */
export interface SyncWait {
  readonly since: Instant;
  readonly code: string;
}

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
  /** It waits for the axis, and has been told nothing that can be read. */
  readonly waits?: SyncWait;
  /** Why it failed. */
  readonly code?: string;
}

export interface OpenSyncRun {
  now(): SyncRun;
  set(more: Partial<Omit<SyncRun, 'waits'>>): void;
  end(state: 'done' | 'failed' | 'stopped', code?: string): void;
  /** Passes on what stands in the way, and shows it meanwhile. */
  watched(outage: OutageWatch): OutageWatch;
}

export const openSyncRun = (axis: string, clock: Clock): OpenSyncRun => {
  let run: SyncRun = { axis, state: 'running', startedAt: clock.now(), done: 0, total: 0, lists: [] };
  let waits: SyncWait | undefined;
  return {
    now: () => (waits === undefined ? run : { ...run, waits }),
    set: (more) => {
      run = { ...run, ...more };
    },
    end: (state, code) => {
      waits = undefined;
      run = { ...run, state, endedAt: clock.now(), ...(code === undefined ? {} : { code }) };
    },
    watched: (outage) => ({
      began: (code) => {
        waits = { since: waits?.since ?? clock.now(), code };
        outage.began(code);
      },
      ended: () => {
        waits = undefined;
        outage.ended();
      },
    }),
  };
};
