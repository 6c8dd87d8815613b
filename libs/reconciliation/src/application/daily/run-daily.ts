import { dailyRun, dayDue, isDueSince } from '../../domain/daily.js';
import { readApart } from '../../readers/apart/read-apart.js';
import { gathered } from '../../readers/gathered.js';
import type { ReconciliationPorts } from '../ports.js';
import { begunBefore } from '../running/begun.js';
import type { Compare } from '../running/reconcile.js';
import { followSchedules } from './schedules.js';
import type { Scheduled } from './schedules.js';
import type { ViewQuery } from './view-query.js';

export interface DailyPorts extends ReconciliationPorts {
  readonly query: ViewQuery;
  readonly compare: Compare;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Looks which daily comparisons are due and runs them: how many ran. A run has its day's name and its facts lie in the
 * log, so a restart neither forgets nor repeats it; one that failed is due again at the next look.
 */
export const runDaily = (ports: DailyPorts): (() => Promise<number>) => {
  const { store, clock, query, compare, onFailure } = ports;
  const schedules = followSchedules(ports);
  const finished = new Set<string>();

  const runOne = async ({ daily, setAt }: Scheduled): Promise<boolean> => {
    const now = clock.now();
    if (!isDueSince(daily, setAt, now)) return false;
    const day = dayDue(daily, now);
    const run = dailyRun(daily, day);
    if (finished.has(run)) return false;
    const before = await begunBefore(store, run);
    if (before.finished === undefined) {
      const { agency, vocabulary, complete } = daily;
      const { source, bytes, limits } = await query.ask(daily.url);
      const comparison = { run, agency, vocabulary, source: 'query', complete, day } as const;
      const chunks = await gathered(bytes, limits.bytes);
      await compare(comparison, readApart({ source, vocabulary, limits, chunks }), { role: 'hub' });
    }
    finished.add(run);
    return before.finished === undefined;
  };

  return async () => {
    let ran = 0;
    for (const scheduled of await schedules()) {
      try {
        if (await runOne(scheduled)) ran += 1;
      } catch (error) {
        onFailure(error);
      }
    }
    return ran;
  };
};
