import type { WireOrganId } from '../model/organ.js';
import { parseEdxmlDate } from '../model/date.js';
import { discardAttachments, readEdxml } from '../reading/read-edxml.js';
import type { DocumentDraft } from '../writing/draft.js';
import { writeEdxml } from '../writing/write-edxml.js';

// Run as a process of its own with --expose-gc: writes a message of 200 MB into the reader, and prints bytes, outcome and
// what it held in memory at most, in MB beyond what it began with, as one line of JSON. What is held is looked at behind a
// collection: the resident set says more about when V8 last cared to collect.

const MB = 1024 * 1024;

const party = (organId: string) => ({ organId: organId as WireOrganId, organName: 'Cơ quan mẫu' });

const draft: DocumentDraft = {
  kind: 'document',
  envelope: {},
  from: party('H99.01'),
  to: [party('H99.02')],
  documentId: 'H99.01,2026/10/01,1/MAU',
  code: { number: '1', notation: 'MAU' },
  promulgation: { date: parseEdxmlDate('2026/10/01').date },
  subject: 'Thông điệp lớn',
  toPlaces: [],
  responseFor: [],
  steeringType: '1',
  trace: [{ organId: 'H99.01', timestamp: parseEdxmlDate('2026/10/01 08:00:00').date }],
  business: { type: 0, replacements: [] },
};

/** Bytes that no compression shrinks, the same every time. */
async function* noise(megabytes: number): AsyncGenerator<Uint8Array> {
  let state = 1;
  for (let part = 0; part < megabytes * 4; part += 1) {
    const chunk = Buffer.alloc(MB / 4);
    for (let at = 0; at < chunk.length; at += 4) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      chunk.writeUInt32LE(state, at);
    }
    yield await Promise.resolve(chunk);
  }
}

const heldBytes = (): number => {
  if (globalThis.gc === undefined) throw new Error('Run with --expose-gc');
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const LOOK_EVERY = 4 * MB;
let bytes = 0;
let lookAt = LOOK_EVERY;
let mostBytes = 0;
async function* counted(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    bytes += chunk.byteLength;
    if (bytes >= lookAt) {
      lookAt += LOOK_EVERY;
      mostBytes = Math.max(mostBytes, heldBytes());
    }
    yield chunk;
  }
}

const attachments = ['a.pdf', 'b.xlsx', 'c.pdf', 'd.txt'].map((name) => ({
  contentId: name,
  name,
  content: noise(38),
}));
const before = heldBytes();
const started = performance.now();
const outcome = await readEdxml(counted(writeEdxml(draft, { dialect: 'java', attachments })), {
  onAttachment: discardAttachments,
});
const sizes = outcome.ok && outcome.value.message.kind === 'document' ? outcome.value.message.attachments : [];
const report = {
  ok: outcome.ok,
  megabytes: Math.round(bytes / MB),
  delivered: sizes.map(({ size, form }) => `${form} ${size / MB}`),
  seconds: Math.round((performance.now() - started) / 100) / 10,
  beforeMb: Math.round(before / MB),
  heldMb: Math.round((mostBytes - before) / MB),
};
process.stdout.write(`${JSON.stringify(report)}\n`);
