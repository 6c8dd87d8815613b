import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Fault } from '@lienthong/kernel';

const main = fileURLToPath(new URL('../../main.js', import.meta.url));

/** What is set for a hub of the user's own must not reach this one, nor its agencies. */
export const plainEnv = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LIENTHONG_')));

/** The channel ends a child whose parent dies. */
const start = (args: readonly string[], err: 'inherit' | 'pipe'): ChildProcess =>
  fork(main, [...args], { env: plainEnv(), stdio: ['ignore', 'pipe', err, 'ipc'], execArgv: ['--no-warnings'] });

const gathered = (stream: ChildProcess['stdout']): (() => string) => {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => void chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
};

/** Runs a verb in a process of its own and answers its JSON. Faults: `cli/hub-died`. */
export const runVerb = async <T>(args: readonly string[]): Promise<T> => {
  const child = start([...args, '--json'], 'pipe');
  const [out, err] = [gathered(child.stdout), gathered(child.stderr)];
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Fault('cli/hub-died', `lienthong ${args[0] ?? ''}: ${err().trim()}`);
  return JSON.parse(out()) as T;
};

export interface HubProcess extends AsyncDisposable {
  readonly url: string;
}

const listeningAt = (line: string): string | undefined => {
  if (!line.startsWith('{')) return undefined;
  const { event, url } = JSON.parse(line) as { readonly event?: string; readonly url?: string };
  return event === 'listening' ? url : undefined;
};

/** A hub in a process of its own, once it listens. Faults: `cli/hub-died`. */
export const startHubProcess = async (args: readonly string[]): Promise<HubProcess> => {
  const child = start(['serve', ...args], 'inherit');
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(late);
  };
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Fault('cli/hub-died', `The hub ended with ${code}`)));
    if (!child.stdout) return;
    // Read to the end, so that the hub never waits for its log.
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = listeningAt(line);
      if (found !== undefined) resolve(found);
    });
  });
  return { url, [Symbol.asyncDispose]: stop };
};
