import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import type { BlobRef } from '../blob-ref.js';
import { blobStoreConformance } from '../conformance/index.js';
import { inPieces, newKey, patterned } from '../conformance/material.js';
import { bytesOf } from '../drain.js';
import type { BlobStore } from '../port.js';
import type { FolderBlobStoreOptions } from './folder-blob-store.js';
import { openFolderBlobStore } from './folder-blob-store.js';
import { failingDisk } from '../testing/failing-disk.js';
import { nodeDisk } from './node-disk.js';
import { keyFrom } from '../testing/put-forever-key.js';

// Real disks, shared with whatever else runs.
jest.setTimeout(60_000);

const newFolder = () => mkdtemp(join(tmpdir(), 'blobs-'));
const LIMIT = 100_000_000;

for (const [name, options] of [
  ['a folder', {}],
  ['a folder with tiny packs and two open files', { maxPackBytes: 100_000, openFiles: 2 }],
  ['a folder with big packs', { packLimit: 500_000 }],
] as const) {
  blobStoreConformance(name, async () => {
    const dir = await newFolder();
    const store = await openFolderBlobStore({ dir, ...options });
    const remove = async (): Promise<void> => {
      await store.close();
      await rm(dir, { recursive: true });
    };
    return { store, remove };
  });
}

describe('a probe of the folder', () => {
  it.each(['create', 'write'] as const)('fails where the disk fails to %s, and leaves nothing behind', async (call) => {
    const dir = await newFolder();
    const disk = failingDisk(nodeDisk);
    const store = await openFolderBlobStore({ dir, disk });
    const names = () => readdir(dir, { recursive: true });
    const before = await names();
    await store.probe();
    disk.fail({ code: 'ENOSPC', calls: [call] });
    await expect(store.probe()).rejects.toMatchObject({ code: 'blob/unavailable' });
    disk.fail(undefined);
    await store.probe();
    expect(await names()).toEqual(before);
    await store.close();
    await rm(dir, { recursive: true });
  });
});

describe('blobs in a folder', () => {
  const key = newKey();
  let dir: string;
  let stores: BlobStore[];
  beforeEach(async () => {
    dir = await newFolder();
    stores = [];
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await rm(dir, { recursive: true });
  });

  const open = async (options: Partial<FolderBlobStoreOptions> = {}): Promise<BlobStore> => {
    const store = await openFolderBlobStore({ dir, ...options });
    stores.push(store);
    return store;
  };
  const allFiles = async (): Promise<string[]> => {
    const entries = await readdir(dir, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  };
  const contentOf = async (store: BlobStore, ref: BlobRef): Promise<Buffer | undefined> => {
    const blob = await store.open(ref, key);
    return blob && Buffer.from(await bytesOf(blob));
  };

  it('lie there with nothing plain in content or names', async () => {
    const store = await open();
    const canary = 'Nguyễn Thị Canary 079301000001';
    const small = await store.putBytes(Buffer.from(canary.repeat(20)), { key });
    const big = await store.putBytes(Buffer.from(canary.repeat(20_000)), { key });
    for (const path of await allFiles()) {
      for (const secret of [canary, 'Canary', '079301000001', small.sha256, big.sha256]) {
        expect((await readFile(path)).includes(secret)).toBe(false);
        expect(path.includes(secret)).toBe(false);
      }
    }
    expect((await allFiles()).length).toBe(2);
  });

  it('can be reached by their owner only', async () => {
    const store = await open();
    await store.putBytes(patterned(10), { key });
    await store.putBytes(patterned(100_000), { key });
    for (const path of await allFiles()) expect((await stat(path)).mode & 0o077).toBe(0);
    for (const folder of ['packs', 'tmp', 'files']) expect((await stat(join(dir, folder))).mode & 0o077).toBe(0);
  });

  it('are there after a restart', async () => {
    const before = await open();
    const kept = [await before.putBytes(patterned(10), { key }), await before.putBytes(patterned(100_000), { key })];
    await before.close();
    const store = await open();
    expect(await contentOf(store, kept[0]!.ref)).toEqual(patterned(10));
    expect(await contentOf(store, kept[1]!.ref)).toEqual(patterned(100_000));
  });

  it('share a pack file, and a new one begins when it is full and at each start', async () => {
    const store = await open({ maxPackBytes: 50_000 });
    for (let n = 0; n < 6; n += 1) await store.putBytes(patterned(20_000), { key });
    expect((await readdir(join(dir, 'packs'))).length).toBe(3);
    await store.close();
    const next = await open({ maxPackBytes: 50_000 });
    await next.putBytes(patterned(10), { key });
    expect((await readdir(join(dir, 'packs'))).length).toBe(4);
  });

  it('leave no pack behind in a process that stored none', async () => {
    await (await open()).close();
    expect(await allFiles()).toEqual([]);
  });

  it('sync many small ones together', async () => {
    let syncs = 0;
    const counting = {
      ...nodeDisk,
      create: async (path: string) => {
        const file = await nodeDisk.create(path);
        const sync = () => {
          syncs += 1;
          return file.sync();
        };
        return { ...file, sync };
      },
    };
    const store = await open({ disk: counting });
    await Promise.all(Array.from({ length: 100 }, (_, seed) => store.putBytes(patterned(1000, seed), { key })));
    expect(syncs).toBe(1);
  });

  it('are not visible before they are whole, and an aborted or refused one leaves nothing', async () => {
    const store = await open();
    const writer = store.writer({ key, limit: LIMIT });
    await writer.write(patterned(300_000));
    expect(await readdir(join(dir, 'files'))).toEqual([]);
    expect((await readdir(join(dir, 'tmp'))).length).toBe(1);
    await writer.abort();
    await store.put(inPieces(patterned(300_000), 9_000), { key, limit: 200_000 });
    expect(await allFiles()).toEqual([]);
  });

  it('that a killed process left unfinished are swept away at the next start', async () => {
    await (await open()).close();
    await writeFile(join(dir, 'tmp', 'left-over'), 'x');
    await open();
    expect(await allFiles()).toEqual([]);
  });

  it('that were altered on the disk are not given out', async () => {
    const store = await open();
    for (const size of [1_000, 200_000]) {
      const { ref } = await store.putBytes(patterned(size), { key });
      const path = (await allFiles()).find((file) => file.endsWith(size === 1_000 ? '.pack' : '.blob'))!;
      const bytes = await readFile(path);
      bytes[bytes.length - 20]! ^= 1;
      await writeFile(path, bytes);
      await expect(contentOf(store, ref)).rejects.toMatchObject({ code: 'keyring/tampered' });
      await truncate(path, bytes.length - 1);
      await expect(contentOf(store, ref)).rejects.toMatchObject({ code: 'keyring/tampered' });
    }
  });

  it('that changed places on the disk are not given out for one another', async () => {
    const store = await open();
    const [one, other] = [patterned(100_000, 1), patterned(100_000, 2)];
    const { ref } = await store.putBytes(one, { key });
    const [path] = await allFiles();
    await store.putBytes(other, { key });
    const otherPath = (await allFiles()).find((file) => file !== path)!;
    await writeFile(path!, await readFile(otherPath));
    await expect(contentOf(store, ref)).rejects.toMatchObject({ code: 'keyring/tampered' });
  });

  it('are not harmed by a torn tail that a crash left in their pack', async () => {
    const before = await open();
    const { ref } = await before.putBytes(patterned(1_000), { key });
    await before.close();
    const [pack] = await allFiles();
    await appendFile(pack!, patterned(333));
    const store = await open();
    const after = await store.putBytes(patterned(2_000), { key });
    expect(await contentOf(store, ref)).toEqual(patterned(1_000));
    expect(await contentOf(store, after.ref)).toEqual(patterned(2_000));
  });

  for (const code of ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS']) {
    for (const call of ['create', 'write', 'sync'] as const) {
      it(`refuse with a retriable fault while ${call} fails with ${code}, and recover`, async () => {
        const disk = failingDisk(nodeDisk);
        const store = await open({ disk });
        const kept = await store.putBytes(patterned(5_000), { key });
        if (call === 'create') await store.close();
        const used = call === 'create' ? await open({ disk }) : store;
        disk.fail({ code, calls: [call] });
        const fault = { code: 'blob/unavailable', retriable: true };
        const puts = [
          used.putBytes(patterned(5_000, 1), { key }),
          used.putBytes(patterned(5_000, 2), { key }),
          used.putBytes(patterned(200_000), { key }),
          used.put(inPieces(patterned(200_000), 9_000), { key, limit: LIMIT }),
        ];
        for (const put of puts) await expect(put).rejects.toMatchObject(fault);
        expect(await contentOf(used, kept.ref)).toEqual(patterned(5_000));
        disk.fail(undefined);
        for (const size of [5_000, 200_000]) {
          const { ref } = await used.putBytes(patterned(size, 3), { key });
          expect(await contentOf(used, ref)).toEqual(patterned(size, 3));
        }
        expect(await contentOf(used, kept.ref)).toEqual(patterned(5_000));
        expect(await readdir(join(dir, 'tmp'))).toEqual([]);
      });
    }
  }

  it('put while another batch fails are answered, each on its own', async () => {
    const disk = failingDisk(nodeDisk);
    const store = await open({ disk });
    let answered = 0;
    const putting = Array.from({ length: 300 }, async (_, seed) => {
      const bytes = patterned(2_000, seed);
      if (seed % 50 === 25) disk.fail(seed % 100 === 25 ? { code: 'ENOSPC', calls: ['write'] } : undefined);
      await new Promise((resolve) => setImmediate(resolve));
      try {
        const { ref } = await store.putBytes(bytes, { key });
        return { ref, bytes };
      } catch (error) {
        expect(error).toMatchObject({ code: 'blob/unavailable' });
        return undefined;
      } finally {
        answered += 1;
      }
    });
    const results = await Promise.all(putting);
    expect(answered).toBe(300);
    for (const kept of results) if (kept) expect(await contentOf(store, kept.ref)).toEqual(kept.bytes);
  });

  it('that were acknowledged survive a kill at any moment', async () => {
    const script = fileURLToPath(new URL('../testing/put-forever.js', import.meta.url));
    for (let round = 0; round < 3; round += 1) {
      const child = spawn(process.execPath, [script, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
      let told = '';
      const enough = new Promise<void>((resolve) => {
        child.stdout.on('data', (text: Buffer) => {
          told += text.toString();
          if (told.length > 40_000 * (round + 1)) resolve();
        });
      });
      await enough;
      child.kill('SIGKILL');
      await once(child, 'close');
      const lines = told.split('\n').slice(0, -1);
      expect(lines.length).toBeGreaterThan(100);
      const store = await open();
      const [secret, ...acknowledged] = lines;
      for (const line of acknowledged) {
        const [ref, size, seed] = line.split(' ');
        const blob = await store.open(ref as BlobRef, keyFrom(secret!));
        const bytes = Buffer.from(await bytesOf(blob!));
        expect(bytes.equals(patterned(Number(size), Number(seed)))).toBe(true);
      }
      expect(await readdir(join(dir, 'tmp'))).toEqual([]);
      await store.close();
    }
  });
});
