import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { idsOf } from '../conformance/examples.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { openSqliteEventStore } from './sqlite-event-store.js';

const PROGRAM = fileURLToPath(new URL('../testing/appending-process.js', import.meta.url));

/** Kills a writing process after some acknowledgements; gives the ids that it had acknowledged. */
const killAfter = async (file: string, round: number, acknowledgements: number): Promise<readonly string[]> => {
  const child = spawn(process.execPath, ['--no-warnings', PROGRAM, file, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    // The last line may be cut off.
    if (line.length === 36) acknowledged.push(line);
    if (acknowledged.length === acknowledgements) child.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  return acknowledged;
};

describe('a process killed in the middle of appending', () => {
  it('loses nothing that it acknowledged, round after round', async () => {
    using folder = temporaryFolder();
    const file = folder.file('events.db');
    const acknowledged: string[] = [];
    for (const [round, count] of [1, 20, 333].entries()) {
      acknowledged.push(...(await killAfter(file, round, count)));
      const store = await openSqliteEventStore({ file });
      const found = (await store.readAll({ after: 0, limit: 1_000_000 })).events;
      expect(new Set(idsOf(found)).size).toBe(found.length);
      const ids = new Set<string>(idsOf(found));
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
      expect(found.map(({ position }) => position)).toEqual(found.map((_, index) => index + 1));
      const heads = new Map<string, number>();
      for (const { stream, revision } of found) {
        expect(revision).toBe((heads.get(stream) ?? -1) + 1);
        heads.set(stream, revision);
      }
      await store.close();
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(354);
  }, 60_000);

  it('gives its lock back, and a second process is refused while the first lives', async () => {
    using folder = temporaryFolder();
    const file = folder.file('events.db');
    await killAfter(file, 0, 1);
    const store = await openSqliteEventStore({ file });
    const second = spawn(process.execPath, ['--no-warnings', PROGRAM, file, '1'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const told: string[] = [];
    for await (const line of createInterface({ input: second.stderr })) told.push(line);
    expect(told.join('\n')).toContain("code: 'store/locked'");
    await store.close();
  }, 60_000);
});
