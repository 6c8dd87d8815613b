import type { Instant } from '@lienthong/kernel';
import type { ReconciliationPorts, RunResults } from '../ports.js';
import { appendFacts } from './append-facts.js';

/**
 * Says of comparisons that were begun before `since` and never finished that nobody goes on with them: their process
 * died, and their view with it. The same view under the same name still finishes one. Works once; later calls do nothing.
 */
export const abandonCutOff = (
  ports: ReconciliationPorts,
  results: Pick<RunResults, 'unfinished'>,
  since: Instant,
): (() => Promise<void>) => {
  const append = appendFacts(ports);
  let isDone = false;
  return async () => {
    if (isDone) return;
    await ports.index.caughtUp();
    for (const run of results.unfinished(since)) {
      const fact = { type: 'ReconciliationAbandoned', data: { at: ports.clock.now() } } as const;
      await append(run, [{ name: 'abandon', fact }]);
    }
    isDone = true;
  };
};
