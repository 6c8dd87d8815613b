import { isFault } from '@lienthong/kernel';
import type { Clock } from '@lienthong/kernel';
import type { ReactorAlarm } from '@lienthong/event-store';
import type { WorkerNotice } from '@lienthong/read-model';
import type { Alarm, AlarmCause } from './alarm.js';
import { causeOfNotice } from './cause-of-notice.js';

export interface AlarmCount extends Pick<AlarmCause, 'source' | 'name' | 'kind'> {
  readonly times: number;
}

/** Where everything that goes wrong beside the requests is told. */
export interface AlarmBoard {
  readonly raise: (cause: AlarmCause) => void;
  /** For `ReactorOptions.onAlarm`. */
  readonly ofReactor: (alarm: ReactorAlarm) => void;
  /** For `ProjectionWorkerOptions.onNotice`; progress and swaps are no alarms. */
  readonly ofProjection: (notice: WorkerNotice) => void;
  /** A periodic task that failed; it will be run again. */
  readonly ofTask: (task: string, error: unknown) => void;
  /** Newest first; the board keeps the last 200. */
  readonly latest: (limit?: number) => readonly Alarm[];
  /** Since the start, also of those it no longer keeps. */
  readonly counts: () => readonly AlarmCount[];
}

export interface AlarmBoardOptions {
  readonly clock: Clock;
  /** Called at every alarm, also for a repeated one. */
  readonly log: (alarm: Alarm) => void;
  /** Default 200. */
  readonly keep?: number;
}

const KEEP = 200;

const codeOf = (error: unknown): string =>
  isFault(error) ? error.code : `task/${error instanceof Error ? error.constructor.name : typeof error}`;

export const createAlarmBoard = ({ clock, log, keep = KEEP }: AlarmBoardOptions): AlarmBoard => {
  /** Least recently raised first. */
  const kept = new Map<string, Alarm>();
  const counts = new Map<string, AlarmCount>();

  const raise = (cause: AlarmCause): void => {
    const { source, name, kind, about, code, type, position } = cause;
    const now = clock.now();
    const key = JSON.stringify([source, name, kind, about, code, type, position]);
    const known = kept.get(key);
    const alarm = { ...cause, since: known?.since ?? now, last: now, times: (known?.times ?? 0) + 1 };
    kept.delete(key);
    kept.set(key, alarm);
    for (const [oldest] of kept) {
      if (kept.size <= keep) break;
      kept.delete(oldest);
    }
    const counted = JSON.stringify([source, name, kind]);
    counts.set(counted, { source, name, kind, times: (counts.get(counted)?.times ?? 0) + 1 });
    log(alarm);
  };

  return {
    raise,
    ofReactor: ({ reactor, ...cause }) => raise({ source: 'reactor', name: reactor, ...cause }),
    ofProjection: (notice) => {
      const cause = causeOfNotice(notice);
      if (cause !== undefined) raise(cause);
    },
    ofTask: (task, error) => raise({ source: 'task', name: task, kind: 'failed', code: codeOf(error) }),
    latest: (limit = keep) => [...kept.values()].toReversed().slice(0, limit),
    counts: () => [...counts.values()],
  };
};
