import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { AgencyStatus, AgencyTask } from './agency-process.js';

/** An agency's process, as its parent holds it. */
export interface Agency extends AsyncDisposable {
  status(): Promise<AgencyStatus>;
  /** Has it write its CSV. */
  export(file: string): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

export const startAgency = async (task: AgencyTask): Promise<Agency> => {
  const child = fork(new URL('./agency-process.js', import.meta.url), [JSON.stringify(task)], {
    stdio: 'inherit',
    execArgv: ['--no-warnings'],
  });
  const gone = once(child, 'exit');
  const isGone = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const heard = async <T>(type: string, ask: () => void): Promise<T> => {
    const answer = new Promise<T>((resolve, reject) => {
      const listen = (message: { type: string }): void => {
        if (message.type !== type) return;
        child.off('message', listen);
        resolve(message as T);
      };
      child.on('message', listen);
      void gone.then(([code, signal]) => reject(new Error(`${task.agency} ended: ${String(signal ?? code)}`)));
    });
    ask();
    return answer;
  };
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
  };
  await heard('started', () => undefined);
  return {
    status: async () => (await heard<{ status: AgencyStatus }>('status', () => child.send({ type: 'status' }))).status,
    export: async (file) => {
      await heard('exported', () => child.send({ type: 'export', file }));
    },
    kill,
    [Symbol.asyncDispose]: () => (isGone() ? Promise.resolve() : kill()),
  };
};
