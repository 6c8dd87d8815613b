import { Worker } from 'node:worker_threads';
import { renameSync } from 'node:fs';
import { event, events, freshStream, idsOf } from '../conformance/examples.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { openForReading } from './database.js';
import { createGroupCommit } from './group-commit.js';
import { createThreadWriter } from './group-writer.js';
import { openSqliteEventStore } from './sqlite-event-store.js';

const UNAVAILABLE = { code: 'store/unavailable', retriable: true };

describe.each(['thread', 'inline'] as const)('a store in trouble, its writer %s', (writer) => {
  it('refuses appends on a full disk, shows nothing of them, keeps serving reads, and recovers', async () => {
    using folder = temporaryFolder();
    const store = await openSqliteEventStore({ file: folder.file('events.db'), writer });
    const stream = freshStream();
    const { revision } = await store.append(stream, 'no-stream', events(3));
    await store.restrict({ maxPages: 1 });
    const large = () => event('ThingHappened', { text: 'x'.repeat(200_000) });
    const [one, two] = [large(), large()];
    const refused = await Promise.allSettled([
      store.append(stream, 2, [one]),
      store.append(freshStream(), 'no-stream', [two]),
    ]);
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(store.append(stream, 2, [one])).rejects.toMatchObject(UNAVAILABLE);
    expect(store.writerStats().failedGroups).toBe(2);
    expect(await store.readStream(stream)).toHaveLength(3);
    expect(await store.head()).toBe(3);

    await store.restrict({ maxPages: 1_000_000 });
    expect(await store.append(stream, revision, [one])).toMatchObject({
      outcome: 'appended',
      revision: 3,
      position: 4,
    });
    expect(idsOf(await store.readStream(stream, { from: 3 }))).toEqual([one.id]);
    await store.close();
  });

  it('refuses every write while it is read-only, and takes them again afterwards', async () => {
    using folder = temporaryFolder();
    const store = await openSqliteEventStore({ file: folder.file('events.db'), writer });
    const stream = freshStream();
    await store.append(stream, 'any', events(1), { keys: [{ id: 'k', wrapped: Uint8Array.of(1) }] });
    await store.restrict({ readOnly: true });
    await expect(store.append(stream, 0, events(1))).rejects.toMatchObject(UNAVAILABLE);
    await expect(store.destroyKey('k')).rejects.toMatchObject(UNAVAILABLE);
    await expect(store.checkpoints.save('reader', 1)).rejects.toMatchObject(UNAVAILABLE);
    expect(await store.readStream(stream)).toHaveLength(1);
    expect(await store.readKey('k')).toEqual(Uint8Array.of(1));
    await store.restrict({ readOnly: false });
    expect(await store.append(stream, 0, events(1))).toMatchObject({ revision: 1 });
    await store.close();
  });

  it('says that it is locked when it is opened twice', async () => {
    using folder = temporaryFolder();
    const file = folder.file('events.db');
    const store = await openSqliteEventStore({ file, writer });
    await expect(openSqliteEventStore({ file, writer })).rejects.toMatchObject({ code: 'store/locked' });
    await store.append(freshStream(), 'any', events(1));
    await store.close();
    const again = await openSqliteEventStore({ file, writer });
    expect(await again.head()).toBe(1);
    await again.close();
  });

  it('commits what is handed in together as one group', async () => {
    using folder = temporaryFolder();
    const store = await openSqliteEventStore({ file: folder.file('events.db'), writer });
    const before = store.writerStats().groups;
    await Promise.all(Array.from({ length: 64 }, () => store.append(freshStream(), 'no-stream', events(1))));
    const { groups, largestGroup, queued } = store.writerStats();
    expect({ groups: groups - before, largestGroup, queued }).toEqual({ groups: 1, largestGroup: 64, queued: 0 });
    await store.close();
  });
});

describe('a file that is not a store', () => {
  it('is refused as damaged', async () => {
    using folder = temporaryFolder();
    const file = folder.file('events.db');
    const store = await openSqliteEventStore({ file });
    await store.close();
    const { writeFileSync } = await import('node:fs');
    writeFileSync(file, 'not a database, but long enough to be taken for the header of one. '.repeat(20));
    await expect(openSqliteEventStore({ file })).rejects.toMatchObject({ code: 'store/corrupt' });
    renameSync(file, `${file}.bad`);
    const fresh = await openSqliteEventStore({ file });
    expect(fresh.epoch).not.toBe(store.epoch);
    await fresh.close();
  });

  it('is unavailable when its folder is not there', async () => {
    using folder = temporaryFolder();
    await expect(openSqliteEventStore({ file: folder.file('no/such/events.db') })).rejects.toMatchObject(UNAVAILABLE);
  });
});

describe('a store whose writer thread dies', () => {
  it('refuses what was under way as unavailable, and writes again with a new thread', async () => {
    using folder = temporaryFolder();
    const file = folder.file('events.db');
    await (await openSqliteEventStore({ file })).close();
    const threads: Worker[] = [];
    const writer = createThreadWriter(file, 'test', (path, channel) => {
      const url = new URL('./writer.worker.js', import.meta.url);
      const thread = new Worker(url, { workerData: { file: path, channel } });
      threads.push(thread);
      return thread;
    });
    const groups = createGroupCommit(writer, Date.now, () => undefined);
    const save = (position: number) => groups.submit({ kind: 'checkpoint', name: 'reader', position }, 0);
    const saveMany = () => Promise.allSettled(Array.from({ length: 40 }, () => save(2)));
    await save(1);
    // The first part of the group is with the thread when it dies, the rest is not.
    const lost = saveMany();
    await threads[0]?.terminate();
    for (const result of await lost) expect(result).toMatchObject({ status: 'rejected', reason: UNAVAILABLE });
    await expect(save(4)).resolves.toEqual({ kind: 'done' });
    expect(threads).toHaveLength(2);
    await groups.close();
    const db = openForReading(file);
    expect(db.prepare('SELECT position FROM checkpoints').get()?.['position']).toBe(4);
    db.close();
  });
});

describe('a destroyed key', () => {
  it('leaves no trace of itself in the files', async () => {
    using folder = temporaryFolder();
    const store = await openSqliteEventStore({ file: folder.file('events.db') });
    const wrapped = Buffer.from('a wrapped key that must not outlive its destruction');
    await store.append(freshStream(), 'any', events(1), { keys: [{ id: 'k', wrapped }] });
    expect(folder.contains(wrapped)).toBe(true);
    await store.destroyKey('k');
    expect(folder.contains(wrapped)).toBe(false);
    await store.close();
  });
});
