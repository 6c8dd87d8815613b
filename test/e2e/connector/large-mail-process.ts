import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { readRawInbox } from '../../support/api.js';
import { CENTRAL, joinAxis, startProvince } from '../../support/axis/province.js';
import { startScriptedAxis } from '../../support/axis/scripted-axis.js';
import { largeEdxml } from '../../support/large-edxml.js';

// Run as a process of its own with --expose-gc: an axis holds large messages of several senders for a hub of this process,
// which fetches several at once. Prints what it held in memory at most, in MB beyond what it began with, looked at behind a
// collection, as one line of JSON.

const MB = 1024 * 1024;
const EACH_SENDER = 3;
const ATTACHMENTS = [{ name: 'ban-do.bin', size: 15_000_000 }];
const LOOK_EVERY_MS = 1_000;
const MOST_LOOKS = 1_500;

const heldBytes = (): number => {
  if (globalThis.gc === undefined) throw new Error('Run with --expose-gc');
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const sha256Of = (pieces: Iterable<Uint8Array>): string => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
};

await using province = await startProvince({ connector: {} });
await using axis = await startScriptedAxis();
const large = (from: string, number: number) => () =>
  largeEdxml(`${from},2026/11/20,${number}/TB`, ATTACHMENTS, () => undefined, { from, to: 'H49.204' });
const offered = new Map<string, string>();
let bytes = 0;
for (const from of CENTRAL) {
  for (let number = 1; number <= EACH_SENDER; number += 1) {
    const edxml = large(from, number);
    offered.set(`${from},2026/11/20,${number}/TB`, sha256Of(edxml()));
    for (const piece of edxml()) bytes += piece.length;
    axis.offer(`${from}-${number}`, { type: 'edoc', from, to: '', edxml });
  }
}

const before = heldBytes();
let most = 0;
const looks = setInterval(() => (most = Math.max(most, heldBytes())), LOOK_EVERY_MS);
await joinAxis(province.hub, axis);
for (let looked = 0; axis.acknowledged.length < offered.size && looked < MOST_LOOKS; looked += 1) await pause(100);
clearInterval(looks);

const entries = await readRawInbox(province.hub.url, province.token, 'H49.204');
const arrived = await Promise.all(
  entries.map(async ({ entry }) => {
    const { transfer, head } = entry as unknown as { transfer: string; head: { documentId: string } };
    const stored = await fetch(`${province.hub.url}/v1/transfers/${transfer}/edxml`, {
      headers: { authorization: `Bearer ${province.token}` },
    });
    const hash = createHash('sha256');
    for await (const piece of stored.body ?? []) hash.update(piece as Uint8Array);
    return [head.documentId, hash.digest('hex')] as const;
  }),
);
const report = {
  megabytes: Math.round(bytes / MB),
  arrived: arrived.length,
  asOffered: arrived.filter(([documentId, sha256]) => offered.get(documentId) === sha256).length,
  heldMb: Math.round((most - before) / MB),
};
process.stdout.write(`${JSON.stringify(report)}\n`);
