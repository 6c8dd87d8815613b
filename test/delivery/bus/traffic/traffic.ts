import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Sent } from '../bus-violations.js';
import type { PreparedBusHub } from '../../../support/prepared-bus-hub.js';
import type { Task, Told } from './agencies-process.js';

/** Agencies that write and read in a process of their own. */
export interface Traffic extends AsyncDisposable {
  /** Resolves when an agency has read a record that the broker took after this moment; with milliseconds since then. */
  flowsAfter(moment: number): Promise<number>;
  /** Lets the agencies finish what they began; what the broker acknowledged to them. */
  end(): Promise<readonly Sent[]>;
}

export interface TrafficOptions {
  readonly seed: number;
  /** Milliseconds between two submissions of an agency, on average. Default 60. */
  readonly everyMs?: number;
  /** Fails what waits for traffic that does not come. Default 60,000. */
  readonly patienceMs?: number;
}

export const startTraffic = (
  { agencies, agencyOnBus }: Pick<PreparedBusHub, 'agencies' | 'agencyOnBus'>,
  { seed, everyMs = 60, patienceMs = 60_000 }: TrafficOptions,
): Traffic => {
  const task: Task = { connection: agencyOnBus, agencies, seed, everyMs };
  const child = fork(new URL('./agencies-process.js', import.meta.url), [JSON.stringify(task)], {
    stdio: 'inherit',
    execArgv: ['--no-warnings'],
  });
  const sent: Sent[] = [];
  const waiting = new Set<(appendedAt: number) => void>();
  const gone = once(child, 'exit');
  child.on('message', (told: Told) => {
    if (told.type === 'sent') sent.push(told.sent);
    if (told.type === 'seen') for (const look of waiting) look(told.appendedAt);
  });
  return {
    flowsAfter: (moment) =>
      new Promise((resolve, reject) => {
        const settle = (): void => {
          clearTimeout(timer);
          waiting.delete(look);
        };
        const look = (appendedAt: number): void => {
          if (appendedAt <= moment) return;
          settle();
          resolve(Date.now() - moment);
        };
        const timer = setTimeout(() => {
          settle();
          reject(new Error(`No traffic within ${patienceMs} ms`));
        }, patienceMs);
        waiting.add(look);
      }),
    end: async () => {
      child.send('end');
      const [code] = (await gone) as [number | null];
      if (code !== 0) throw new Error(`The agencies' process ended with ${code}`);
      return sent;
    },
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await gone;
    },
  };
};
