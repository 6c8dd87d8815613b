import { randomBytes } from 'node:crypto';
import { openFolderBlobStore } from '../folder/folder-blob-store.js';
import { patterned } from '../conformance/material.js';
import { keyFrom } from './put-forever-key.js';

/** The process that the kill test kills: tells the key, then every blob that was acknowledged. */
const [dir] = process.argv.slice(2);
if (dir === undefined) throw new Error('Usage: put-forever FOLDER');

const line = randomBytes(32).toString('hex');
const key = keyFrom(line);
const store = await openFolderBlobStore({ dir, maxPackBytes: 2_000_000 });
process.stdout.write(`${line}\n`);

const putForever = async (caller: number): Promise<never> => {
  for (let seed = caller; ; seed += 8) {
    const size = seed % 20 === 0 ? 100_000 : (seed * 137) % 5_000;
    const { ref } = await store.putBytes(patterned(size, seed), { key });
    process.stdout.write(`${ref} ${size} ${seed}\n`);
  }
};
await Promise.all(Array.from({ length: 8 }, (_, caller) => putForever(caller)));
