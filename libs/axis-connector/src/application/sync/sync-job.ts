import type { AxisReply } from '@lienthong/axis-protocol';
import type { Assertion } from '@lienthong/event-store';
import { localDateAt } from '@lienthong/identifiers';
import { isFault, ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';
import type { LiveRegistry, RegistryPorts } from '@lienthong/registry';
import { SYNC_CALLS } from '../../domain/sync/sync-row.js';
import type { ListedRow, SyncCall, UnreadRow } from '../../domain/sync/sync-row.js';
import type { AxisClient } from '../client/axis-client.js';
import { createWaiting, insisting, orOutage } from '../patience/patience.js';
import type { Pace } from '../patience/patience.js';
import type { RunningAxis } from '../run-axis.js';
import { applyChange } from './apply-change.js';
import { knownHere } from './known-here.js';
import { syncList } from './sync-list.js';
import { openSyncRun } from './sync-run.js';
import type { ListReport, OpenSyncRun, SyncRun } from './sync-run.js';

/** The axis that is asked, who is told of what stands in the way, and who once its lists are in the register. */
export type Synchronised = Pick<RunningAxis, 'client' | 'syncOutage' | 'synchronised' | 'during'>;

export interface SyncJobs {
  start(axis: string, asked: Synchronised, by: Assertion): Outcome<SyncRun, Refusal<'axis/sync-runs'>>;
  of(axis: string): SyncRun | undefined;
  /** Resolves once nothing more is written. What was brought in stays. */
  cancel(axis: string): Promise<Outcome<SyncRun, Refusal<'axis/no-sync-runs'>>>;
  stop(): Promise<void>;
}

export type SyncPorts = RegistryPorts & {
  readonly registry: LiveRegistry;
  readonly policy: Pace;
  readonly onFailure: (error: unknown) => void;
  /** Told of one that ended before its time: cancelled, the axis left, the hub stopped. */
  readonly onStopped: (run: SyncRun) => void;
};

interface Job {
  readonly run: OpenSyncRun;
  readonly cancelled: AbortController;
  readonly done: Promise<void>;
}

const ask = (
  client: AxisClient,
  call: SyncCall,
  signal: AbortSignal,
): Promise<AxisReply<readonly (ListedRow | UnreadRow)[]>> => client.agencies(call, signal);

/** One synchronisation of an axis at a time; an outage is waited out and told, and what was brought in before it stays. */
export const createSyncJobs = (ports: SyncPorts): SyncJobs => {
  const { registry, clock, policy, onFailure, onStopped } = ports;
  const jobs = new Map<string, Job>();

  const bring = async (
    axis: string,
    { client, syncOutage }: Synchronised,
    by: Assertion,
    run: OpenSyncRun,
    signal: AbortSignal,
  ): Promise<void> => {
    const insist = insisting({ waiting: createWaiting(), outage: run.watched(syncOutage), policy });
    const lists: ListReport[] = [];
    for (const call of SYNC_CALLS) {
      run.set({ call, done: 0, total: 0 });
      const reply = await insist(async () => orOutage(await ask(client, call, signal)), signal);
      if (!reply.ok) lists.push({ call, outcome: 'refused', number: reply.number });
      else {
        const now = clock.now();
        const synced = await syncList(reply.value, {
          here: knownHere(registry, axis, now),
          apply: applyChange(ports, axis, localDateAt(now), by),
          onProgress: (done, total) => run.set({ done, total }),
          signal,
        });
        lists.push({ call, outcome: 'done', ...synced });
      }
      run.set({ lists: [...lists] });
    }
  };

  const work = async (
    axis: string,
    asked: Synchronised,
    by: Assertion,
    run: OpenSyncRun,
    signal: AbortSignal,
  ): Promise<void> => {
    try {
      await bring(axis, asked, by, run, signal);
      await asked.synchronised();
      run.end('done');
    } catch (error) {
      asked.syncOutage.ended();
      if (signal.aborted) {
        run.end('stopped');
        onStopped(run.now());
        return;
      }
      run.end('failed', isFault(error) ? error.code : 'axis/sync-failed');
      onFailure(error);
    }
  };

  const running = (axis: string): Job | undefined => {
    const job = jobs.get(axis);
    return job?.run.now().state === 'running' ? job : undefined;
  };

  return {
    start: (axis, asked, by) => {
      if (running(axis) !== undefined) return refused({ code: 'axis/sync-runs' });
      const run = openSyncRun(axis, clock);
      const cancelled = new AbortController();
      const done = asked.during((left) => work(axis, asked, by, run, AbortSignal.any([left, cancelled.signal])));
      jobs.set(axis, { run, cancelled, done });
      return ok(run.now());
    },
    of: (axis) => jobs.get(axis)?.run.now(),
    cancel: async (axis) => {
      const job = running(axis);
      if (job === undefined) return refused({ code: 'axis/no-sync-runs' });
      job.cancelled.abort();
      await job.done;
      return ok(job.run.now());
    },
    stop: async () => {
      const left = [...jobs.values()];
      for (const { cancelled } of left) cancelled.abort();
      await Promise.all(left.map(({ done }) => done));
    },
  };
};
