import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { HUB_NODE_FLAGS } from '@lienthong/hub';

const main = fileURLToPath(new URL('../../../../apps/cli/dist/main.js', import.meta.url));

/** A hub as `lienthong serve` runs it, in a process of its own. */
export interface ServedHub extends AsyncDisposable {
  /** Resident, in MB of 10^6 bytes; 0 where the system does not say. */
  memoryMb(): number;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Lets it finish what it does. */
  stop(): Promise<void>;
}

const residentMb = (pid: number | undefined): number => {
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
    return Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0) * 0.001024;
  } catch {
    return 0;
  }
};

/** Resolves once it listens. */
export const serveHub = async (dir: string, port: number): Promise<ServedHub> => {
  const args = ['serve', '--dir', dir, '--port', String(port), '--log-level', 'fatal'];
  const child = spawn(process.execPath, ['--no-warnings', ...HUB_NODE_FLAGS, main, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const isGone = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const listening = (async (): Promise<void> => {
    for await (const line of createInterface({ input: child.stdout })) if (line.includes('"listening"')) return;
  })();
  await Promise.race([
    listening,
    gone.then(([code, signal]) => {
      throw new Error(`The hub ended before it listened: ${String(signal ?? code)}`);
    }),
  ]);
  child.stdout.resume();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  return {
    memoryMb: () => residentMb(child.pid),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    [Symbol.asyncDispose]: () => (isGone() ? Promise.resolve() : end('SIGKILL')),
  };
};
