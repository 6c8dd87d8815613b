import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { openMemoryEventStore } from '@lienthong/event-store';
import type { MemoryEventStore, RecordedEvent } from '@lienthong/event-store';
import { readPointer, pointerPath } from '../file/model-files.js';
import type { Projection } from '../projection.js';
import { openReadModel } from '../reader/read-model.js';
import type { ReadModel } from '../reader/read-model.js';
import { append, letters } from '../testing/letters.js';
import type { ProjectionNotice } from './notice.js';
import type { RunningProjection, RunOptions } from './run-options.js';
import { runProjection } from './run-projection.js';

// Real disks, shared with whatever else runs.
jest.setTimeout(60_000);

const SOON = 10_000;

describe('a running projection', () => {
  let dir: string;
  let store: MemoryEventStore;
  let notices: ProjectionNotice[];
  let stops: (() => unknown)[];
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'models-'));
    store = openMemoryEventStore();
    notices = [];
    stops = [];
  });
  afterEach(async () => {
    for (const stop of stops) await stop();
    await store.close();
    await rm(dir, { recursive: true });
  });

  const run = (projection: Projection = letters(), options: Partial<RunOptions> = {}): RunningProjection => {
    const onNotice = (notice: ProjectionNotice): void => void notices.push(notice);
    const running = runProjection({ projection, feed: store, dir, onNotice, retryMs: 1, ...options });
    stops.unshift(() => running.stop());
    return running;
  };
  const reader = (projection: Projection = letters()): ReadModel => {
    const model = openReadModel({ dir, projection });
    stops.push(() => model.close());
    return model;
  };
  const countIn = (model: ReadModel): unknown => model.get('SELECT count(*) AS n FROM letters')?.['n'];
  const kinds = () => notices.map(({ type }) => type).filter((type) => type !== 'progress');
  const until = async (condition: () => boolean): Promise<void> => {
    for (const start = Date.now(); !condition();) {
      if (Date.now() - start > SOON) throw new Error(`Not within ${SOON} ms; told: ${JSON.stringify(notices)}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const fileInUse = (): string => join(dir, readPointer(pointerPath(dir, letters())) ?? 'none');

  it('holds what was there before, then what comes', async () => {
    const first = await append(store, 'LetterWritten', { times: 5000 });
    const running = run();
    expect(await running.caughtUp(first, SOON)).toBe(true);
    const model = reader();
    expect(countIn(model)).toBe(5000);
    const next = await append(store, 'LetterWritten', { times: 3 });
    expect(await running.caughtUp(next, SOON)).toBe(true);
    expect(countIn(model)).toBe(5003);
    expect(model.position()).toBe(next);
  });

  it('passes over other categories, and has looked at them all the same', async () => {
    const running = run();
    await append(store, 'LetterWritten');
    const last = await append(store, 'NobodyKnowsThis', { category: 'parcel', times: 3 });
    expect(await running.caughtUp(last, SOON)).toBe(true);
    expect(countIn(reader())).toBe(1);
  });

  it('goes on after a restart where it was, and applies nothing twice', async () => {
    const first = run();
    await first.caughtUp(await append(store, 'LetterWritten', { times: 10 }), SOON);
    await first.stop();
    const last = await append(store, 'LetterWritten', { times: 10 });
    const second = run();
    expect(await second.caughtUp(last, SOON)).toBe(true);
    expect(countIn(reader())).toBe(20);
    expect(second.status()).toMatchObject({ events: 10, position: last, state: 'following' });
  });

  it('drops what it has seen when the feed repeats itself', async () => {
    const stutter: MemoryEventStore['subscribe'] = async function* (options) {
      for await (const batch of store.subscribe(options)) {
        yield batch;
        yield { ...batch, events: batch.events.slice(-2) };
      }
    };
    const running = run(letters(), { feed: { ...store, subscribe: stutter } });
    await running.caughtUp(0, SOON);
    await until(() => running.status().state === 'following');
    const last = await append(store, 'LetterWritten', { times: 4 });
    await append(store, 'LetterWritten', { category: 'parcel' });
    expect(await running.caughtUp(last + 1, SOON)).toBe(true);
    expect(countIn(reader())).toBe(4);
    expect(kinds()).toEqual(['swapped']);
  });

  it.each(['before it starts', 'while it follows'])(
    'stops before an event of an unknown type that came %s, with an alarm, and the upgraded one goes on',
    async (when) => {
      await append(store, 'LetterWritten', { times: 3 });
      const early = when === 'before it starts' ? undefined : run();
      if (early) await until(() => early.status().state === 'following');
      const unknown = await append(store, 'LetterSung');
      const last = await append(store, 'LetterWritten');
      const running = early ?? run();
      await until(() => running.status().state === 'blocked');
      expect(running.status().position).toBe(unknown - 1);
      expect(countIn(reader())).toBe(3);
      expect(notices.filter(({ type }) => type === 'unknown-type')).toEqual([
        { type: 'unknown-type', name: 'letters', eventType: 'LetterSung', position: unknown },
      ]);
      await running.stop();
      const upgraded = letters({
        prepare: (db) => {
          const { apply, knows } = letters().prepare(db);
          return { knows: (type) => type === 'LetterSung' || knows(type), apply };
        },
      });
      expect(await run(upgraded).caughtUp(last, SOON)).toBe(true);
      expect(countIn(reader())).toBe(4);
    },
  );

  it('tries a failed batch again, having written no part of it, and tells no content', async () => {
    let failures = 2;
    const flaky = letters({
      prepare: (db) => {
        const { apply, knows } = letters().prepare(db);
        return {
          knows,
          apply: (event) => {
            if (event.position === 3 && failures-- > 0) throw new RangeError('Nguyễn Văn A');
            apply(event);
          },
        };
      },
    });
    const running = run(flaky);
    await until(() => running.status().state === 'following');
    const last = await append(store, 'LetterWritten', { times: 4 });
    expect(await running.caughtUp(last, SOON)).toBe(true);
    expect(countIn(reader())).toBe(4);
    expect(kinds()).toEqual(['swapped', 'failed', 'failed']);
    expect(notices[notices.length - 1]).toMatchObject({ code: 'read-model/RangeError', retryInMs: 2 });
    expect(JSON.stringify(notices)).not.toContain('Nguyễn');
    expect(running.status()).toMatchObject({ failures: 2, state: 'following' });
  });

  it('keeps the index of the write-ahead log while it fails: a reader on a full disk could not make it', async () => {
    const failing = letters({
      prepare: (db) => {
        const { knows } = letters().prepare(db);
        const apply = (): void => {
          throw new RangeError('full');
        };
        return { knows, apply };
      },
    });
    const running = run(failing, { retryMs: SOON });
    await until(() => running.status().state === 'following');
    await append(store, 'LetterWritten');
    await until(() => running.status().state === 'failing');
    expect(await readdir(dir)).toContain(`${readPointer(pointerPath(dir, letters())) ?? ''}-shm`);
    await running.stop();
    expect((await readdir(dir)).filter((file) => file.endsWith('-shm'))).toEqual([]);
  });

  it('fetches what it needs before each batch, in a build and after it', async () => {
    const gathered: number[] = [];
    const gather: Projection['gather'] = async (events) => {
      await Promise.resolve();
      gathered.push(...events.map(({ position }) => position));
    };
    const first = await append(store, 'LetterWritten', { times: 2 });
    const running = run(letters({ gather }));
    await running.caughtUp(first, SOON);
    await running.caughtUp(await append(store, 'LetterWritten'), SOON);
    expect(gathered).toEqual([1, 2, 3]);
  });

  it('may leave rows for the end of each batch, in the same transaction, also before an event that it does not know', async () => {
    const gathering = (fails: () => boolean): Projection =>
      letters({
        prepare: (db) => {
          const { knows, apply } = letters().prepare(db);
          let waiting: RecordedEvent[] = [];
          return {
            knows,
            apply: (event) => void waiting.push(event),
            settle: () => {
              for (const event of waiting) apply(event);
              waiting = [];
              if (fails()) throw new RangeError('after the rows');
            },
          };
        },
      });
    let failures = 0;
    const running = run(gathering(() => failures-- > 0));
    await running.caughtUp(await append(store, 'LetterWritten', { times: 5 }), SOON);
    failures = 2;
    await running.caughtUp(await append(store, 'LetterWritten', { times: 3 }), SOON);
    expect(countIn(reader())).toBe(8);
    expect(running.status().failures).toBe(2);
    await append(store, 'LetterWritten', { times: 2 });
    await append(store, 'LetterSung');
    await until(() => running.status().state === 'blocked');
    expect(countIn(reader())).toBe(10);
  });

  it('is built anew for a new version, and the old file goes', async () => {
    const last = await append(store, 'LetterWritten', { times: 3 });
    const old = run();
    await old.caughtUp(last, SOON);
    await old.stop();
    const next = letters({ version: 2 });
    expect(await run(next).caughtUp(last, SOON)).toBe(true);
    expect(countIn(reader(next))).toBe(3);
    const other = await readdir(dir);
    expect(other.every((file) => file.startsWith('letters.v2.'))).toBe(true);
  });

  it('is built anew for a restored store, whose epoch is another', async () => {
    const old = run();
    await old.caughtUp(await append(store, 'LetterWritten', { times: 3 }), SOON);
    await old.stop();
    const restored = openMemoryEventStore();
    const last = await append(restored, 'LetterWritten');
    expect(await run(letters(), { feed: restored }).caughtUp(last, SOON)).toBe(true);
    expect(countIn(reader())).toBe(1);
  });

  it('leaves files of a projection whose name begins alike', async () => {
    await writeFile(join(dir, 'letters-2.v1.current'), 'x');
    await run().caughtUp(await append(store, 'LetterWritten'), SOON);
    expect(await readdir(dir)).toContain('letters-2.v1.current');
  });

  it.each(['lost', 'corrupt'] as const)(
    'is built anew with a warning when its file is %s at the start',
    async (how) => {
      const last = await append(store, 'LetterWritten', { times: 3 });
      const old = run();
      await old.caughtUp(last, SOON);
      await old.stop();
      await (how === 'lost' ? rm(fileInUse()) : writeFile(fileInUse(), 'This is no database. '.repeat(500)));
      expect(await run().caughtUp(last, SOON)).toBe(true);
      expect(countIn(reader())).toBe(3);
      expect(notices).toContainEqual({ type: 'rebuilding', name: 'letters', reason: `read-model/${how}` });
    },
  );

  it('is built anew with a warning when its file goes while it runs', async () => {
    const running = run();
    await running.caughtUp(await append(store, 'LetterWritten', { times: 3 }), SOON);
    await rm(fileInUse());
    expect(await running.caughtUp(await append(store, 'LetterWritten'), SOON)).toBe(true);
    expect(countIn(reader())).toBe(4);
    expect(kinds()).toEqual(['swapped', 'rebuilding', 'swapped']);
  });

  it('answers from the old file while a rebuild runs, and from the new one after the swap', async () => {
    const running = run(letters(), { batch: 10 });
    await running.caughtUp(await append(store, 'LetterWritten', { times: 100 }), SOON);
    const model = reader();
    expect(countIn(model)).toBe(100);
    const old = fileInUse();
    const seen: number[] = [];
    const rebuilt = running.rebuild({
      onProgress: ({ position }) => {
        seen.push(position);
        expect(countIn(model)).toBe(100);
      },
    });
    expect(running.status().rebuilding).toBe(true);
    await expect(running.rebuild()).rejects.toMatchObject({ code: 'read-model/busy' });
    expect(await rebuilt).toBe('swapped');
    expect(seen.slice(0, 10)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(fileInUse()).not.toBe(old);
    const last = await append(store, 'LetterWritten');
    expect(await running.caughtUp(last, SOON)).toBe(true);
    await until(() => model.position() === last);
    expect(countIn(model)).toBe(101);
    expect(running.status()).toMatchObject({ rebuilds: 1, rebuilding: false });
    expect((await readdir(dir)).some((file) => join(dir, file) === old)).toBe(false);
  });

  it('loses nothing that comes in during a rebuild', async () => {
    const running = run(letters(), { batch: 7 });
    let last = await append(store, 'LetterWritten', { times: 50 });
    await running.caughtUp(last, SOON);
    let more = 20;
    const rebuilt = running.rebuild({
      onProgress: () => {
        if (more-- > 0) void append(store, 'LetterWritten', { id: 'b' });
      },
    });
    await rebuilt;
    last = await append(store, 'LetterWritten');
    expect(await running.caughtUp(last, SOON)).toBe(true);
    await until(() => reader().position() === last);
    expect(countIn(reader())).toBe(last);
  });

  it('keeps the old file when a rebuild is cancelled', async () => {
    const running = run(letters(), { batch: 10 });
    await running.caughtUp(await append(store, 'LetterWritten', { times: 100 }), SOON);
    const before = (await readdir(dir)).sort();
    const cancel = new AbortController();
    const onProgress = ({ position }: { position: number }): void => {
      if (position >= 50) cancel.abort();
    };
    expect(await running.rebuild({ signal: cancel.signal, onProgress })).toBe('cancelled');
    expect((await readdir(dir)).sort()).toEqual(before);
    expect(await running.caughtUp(await append(store, 'LetterWritten'), SOON)).toBe(true);
    expect(countIn(reader())).toBe(101);
  });

  it('keeps the old file when a rebuild breaks', async () => {
    let builds = 0;
    const projection = letters({
      schema: (db) => {
        builds += 1;
        if (builds > 1) throw new TypeError('No more tables');
        letters().schema(db);
      },
    });
    const running = run(projection);
    await running.caughtUp(await append(store, 'LetterWritten'), SOON);
    await expect(running.rebuild()).rejects.toThrow('No more tables');
    expect(await running.caughtUp(await append(store, 'LetterWritten'), SOON)).toBe(true);
    expect(countIn(reader())).toBe(2);
  });

  it('cannot be queried before it was built, and tells who waits when it is stopped', async () => {
    const model = reader();
    expect(() => countIn(model)).toThrow('letters is being built');
    const running = run();
    await running.caughtUp(0, SOON);
    const waiting = running.caughtUp(1, 60_000);
    await running.stop();
    expect(await waiting).toBe(false);
    expect(running.status().state).toBe('stopped');
  });
});
