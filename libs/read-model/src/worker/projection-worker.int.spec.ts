import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { openSqliteEventStore } from '@lienthong/event-store';
import type { SqliteEventStore } from '@lienthong/event-store';
import { pointerPath, readPointer } from '../file/model-files.js';
import { append, letters } from '../testing/letters.js';
import type { ProjectionWorker, WorkerNotice } from './projection-worker.js';
import { startProjectionWorker } from './start-projection-worker.js';

// Real disks, shared with whatever else runs.
jest.setTimeout(60_000);

const SOON = 20_000;
const module = new URL('../testing/letters.module.js', import.meta.url);

describe('projections in a thread of their own', () => {
  let dir: string;
  let store: SqliteEventStore;
  let worker: ProjectionWorker;
  let notices: WorkerNotice[];
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'projections-'));
    store = await openSqliteEventStore({ file: join(dir, 'store.sqlite') });
    notices = [];
    worker = await startProjectionWorker({
      module,
      storeFile: store.file,
      dir: join(dir, 'models'),
      batch: 5,
      onNotice: (notice) => void notices.push(notice),
    });
  });
  afterEach(async () => {
    await worker.stop();
    await store.close();
    await rm(dir, { recursive: true });
  });

  const until = async (condition: () => boolean): Promise<void> => {
    for (const start = Date.now(); !condition();) {
      if (Date.now() - start > SOON) throw new Error(`Not within ${SOON} ms; told: ${JSON.stringify(notices)}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it('follow the store of another thread, and are queried from there', async () => {
    const last = await append(store, 'LetterWritten', { times: 10 });
    expect(await worker.caughtUp('letters', last, SOON)).toBe(true);
    const model = worker.openModel(letters());
    expect(model.get('SELECT count(*) AS n FROM letters')).toEqual({ n: 10 });
    const next = await append(store, 'LetterBurnt');
    expect(await worker.caughtUp('letters', next, SOON)).toBe(true);
    expect(model.all('SELECT * FROM letters')).toEqual([]);
    model.close();
  });

  it('go on when one of them meets a type it does not know', async () => {
    const last = await append(store, 'LetterWritten');
    expect(await worker.caughtUp('letters', last, SOON)).toBe(true);
    await until(() => notices.some(({ type }) => type === 'unknown-type'));
    expect(notices).toContainEqual({ type: 'unknown-type', name: 'blind', eventType: 'LetterWritten', position: last });
    expect(await worker.caughtUp('blind', last, 1)).toBe(false);
    const next = await append(store, 'LetterWritten');
    expect(await worker.caughtUp('letters', next, SOON)).toBe(true);
  });

  it('are rebuilt on demand, with progress, and tell where they are', async () => {
    const last = await append(store, 'LetterWritten', { times: 5 });
    await worker.caughtUp('letters', last, SOON);
    const progress: unknown[] = [];
    expect(await worker.rebuild('letters', { onProgress: (at) => void progress.push(at) })).toBe('swapped');
    expect(progress).toContainEqual({ position: last, head: last });
    await worker.stop();
    const status = worker.statuses().find(({ name }) => name === 'letters');
    expect(status).toMatchObject({ position: last, rebuilds: 1, events: 5, state: 'stopped' });
  });

  it('leave the old file when a rebuild is cancelled', async () => {
    const last = await append(store, 'LetterWritten', { times: 5000 });
    await worker.caughtUp('letters', last, SOON);
    const before = readPointer(pointerPath(join(dir, 'models'), letters()));
    const cancel = new AbortController();
    const onProgress = () => cancel.abort();
    expect(await worker.rebuild('letters', { signal: cancel.signal, onProgress })).toBe('cancelled');
    expect(await worker.rebuild('letters', { signal: cancel.signal })).toBe('cancelled');
    expect(readPointer(pointerPath(join(dir, 'models'), letters()))).toBe(before);
  });

  it('refuse what names no projection', async () => {
    await expect(worker.rebuild('numbers')).rejects.toMatchObject({ code: 'read-model/unknown' });
    await expect(worker.caughtUp('numbers', 1, 1)).rejects.toMatchObject({ code: 'read-model/unknown' });
  });

  it('rebuild a file that a query finds damaged', async () => {
    const last = await append(store, 'LetterWritten', { times: 5 });
    await worker.caughtUp('letters', last, SOON);
    await worker.rebuild('letters');
    const file = readPointer(pointerPath(join(dir, 'models'), letters())) ?? 'none';
    await writeFile(join(dir, 'models', file), 'This is no database. '.repeat(1000));
    const model = worker.openModel(letters());
    expect(() => model.all('SELECT * FROM letters')).toThrow('letters is damaged');
    const count = (): unknown => {
      try {
        return model.get('SELECT count(*) AS n FROM letters')?.['n'];
      } catch {
        return undefined;
      }
    };
    await until(() => count() === 5);
    model.close();
  });

  it('tell why they cannot start', async () => {
    const start = startProjectionWorker({ module, storeFile: store.file, dir: join(dir, 'other'), settings: 'break' });
    await expect(start).rejects.toMatchObject({ code: 'read-model/worker-died', cause: { message: 'Told to break' } });
  });
});
