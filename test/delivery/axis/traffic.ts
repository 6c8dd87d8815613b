import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Tally, Task } from './traffic-process.js';

/** Who sends, reads and reports, in a process of its own. */
export interface HopTraffic extends AsyncDisposable {
  /** Sends nothing more; resolves when what was begun is acknowledged. Readers go on. */
  end(): Promise<void>;
  tally(): Promise<Tally>;
}

export const startHopTraffic = async (task: Task): Promise<HopTraffic> => {
  const child = fork(new URL('./traffic-process.js', import.meta.url), [JSON.stringify(task)], {
    stdio: 'inherit',
    execArgv: ['--no-warnings'],
  });
  const gone = once(child, 'exit');
  const heard = async <T extends { type: string }>(type: T['type']): Promise<T> => {
    for (;;) {
      const [message] = (await once(child, 'message')) as [T];
      if (message.type === type) return message;
    }
  };
  await heard('started');
  return {
    end: async () => {
      const ended = heard('ended');
      child.send('end');
      await ended;
    },
    tally: async () => {
      const told = heard<{ type: 'tally'; tally: Tally }>('tally');
      child.send('tally');
      return (await told).tally;
    },
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await gone;
    },
  };
};
