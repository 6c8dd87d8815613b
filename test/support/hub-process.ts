import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { HUB_NODE_FLAGS } from '@lienthong/hub';
import type { HubConfig } from '@lienthong/hub';

/** A hub in a process of its own. */
export interface HubProcess extends AsyncDisposable {
  readonly url: string;
  /** Of the axis's face; empty where it is not served. */
  readonly axisUrl: string;
  readonly child: ChildProcess;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Lets it finish what it does. */
  stop(): Promise<void>;
  tell(message: object, answer: string): Promise<void>;
}

const childFile = new URL('./hub-child.js', import.meta.url);

/** The message of a type; rejects when the process ends first. */
const heard = <T>(child: ChildProcess, type: string): Promise<T> =>
  new Promise((resolve, reject) => {
    const listen = (message: { type?: string }): void => {
      if (message.type !== type) return;
      child.off('message', listen);
      resolve(message as T);
    };
    child.on('message', listen);
    child.once('exit', (code, signal) => reject(new Error(`The hub ended before ${type}: ${code ?? signal}`)));
  });

export interface HubProcessOptions {
  readonly config: Partial<HubConfig>;
  /** Started through this command, e.g. strace. */
  readonly through?: readonly string[];
  /** Gets what the process writes to standard output and standard error; default: it is passed on. */
  readonly onOutput?: (text: string) => void;
}

export const startHubProcess = async ({ config, through = [], onOutput }: HubProcessOptions): Promise<HubProcess> => {
  const [command, ...before] = through;
  const flags = ['--no-warnings', ...HUB_NODE_FLAGS];
  const child = fork(childFile, [JSON.stringify(config)], {
    stdio: ['ignore', onOutput ? 'pipe' : 'inherit', onOutput ? 'pipe' : 'inherit', 'ipc'],
    execArgv: command === undefined ? flags : [...before, process.execPath, ...flags],
    ...(command === undefined ? {} : { execPath: command }),
  });
  if (onOutput) {
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onOutput);
  }
  const { url, axisUrl = '' } = await heard<{ url: string; axisUrl?: string }>(child, 'listening');
  const exited = once(child, 'exit');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  const stop = async (): Promise<void> => {
    if (child.connected) child.send({ type: 'stop' });
    await exited;
  };
  return {
    url,
    axisUrl,
    child,
    kill,
    stop,
    tell: async (message, answer) => {
      const answered = heard(child, answer);
      child.send(message);
      await answered;
    },
    [Symbol.asyncDispose]: () => (child.exitCode === null && child.signalCode === null ? kill() : Promise.resolve()),
  };
};
