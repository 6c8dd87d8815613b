import { PDF, documentXml, statusXml } from '../testing/messages.js';
import type { Random } from '../testing/mutations.js';
import { createRandom, mutate } from '../testing/mutations.js';
import type { Reading } from '../testing/reading.js';
import { read } from '../testing/reading.js';
import { kitZip, zipOf } from '../testing/zips.js';

const ROUND_MS = 4_000;
const SEED = 20_261_001;
const LONGEST_MS = 5_000;

const long = Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * index) % 251));
const zips = [
  kitZip(PDF, 'pdf'),
  kitZip(long, 'pdf'),
  zipOf({ name: 'a.pdf', content: long }),
  zipOf({ name: 'a.pdf', content: PDF, method: 0 }),
  zipOf({ name: 'a.pdf', content: PDF }, { name: 'b.pdf', content: long }),
];
const messages = [documentXml(), statusXml(), documentXml([]), documentXml(zips.map((content) => ({ content })))].map(
  (xml) => Buffer.from(xml),
);

const mutatedMessage = (random: Random): Buffer => {
  let bytes: Buffer = messages[random.below(messages.length)] ?? Buffer.alloc(0);
  for (let times = random.below(4); times >= 0; times -= 1) bytes = mutate(bytes, random);
  return bytes;
};

const mutatedZip = (random: Random): Buffer => {
  let bytes: Buffer = zips[random.below(zips.length)] ?? Buffer.alloc(0);
  for (let times = random.below(3); times >= 0; times -= 1) bytes = mutate(bytes, random);
  return Buffer.from(documentXml([{ name: ['a.pdf', 'a.docx', 'a'][random.below(3)] ?? 'a', content: bytes }]));
};

/** Every sink has ended or been aborted, exactly one of the two; whatever ended is what the message says. */
const checkSinks = ({ outcome, received }: Reading): void => {
  for (const { ended, aborted, chunks } of received) {
    expect(ended !== undefined).toBe(!aborted);
    if (ended !== undefined) expect(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0)).toBe(ended.size);
  }
  if (outcome.ok) expect(received.every(({ aborted }) => !aborted)).toBe(true);
  else expect(outcome.refusal.code).toMatch(/^edxml\//);
};

const fuzz = async (mutated: (random: Random) => Buffer): Promise<{ rounds: number; refused: number }> => {
  const until = performance.now() + ROUND_MS;
  let rounds = 0;
  let refused = 0;
  while (performance.now() < until) {
    const random = createRandom(SEED + rounds);
    const bytes = mutated(random);
    const started = performance.now();
    try {
      const lookahead = random.below(2) === 0 ? {} : { zipLookahead: 64 };
      const reading = await read(bytes, lookahead, 1 + random.below(4000));
      checkSinks(reading);
      if (!reading.outcome.ok) refused += 1;
    } catch (cause) {
      throw new Error(`seed ${SEED + rounds}`, { cause });
    }
    expect(performance.now() - started).toBeLessThan(LONGEST_MS);
    rounds += 1;
  }
  return { rounds, refused };
};

describe('reading what was made wrong at random', () => {
  it.each([
    ['messages', mutatedMessage],
    ['ZIPs', mutatedZip],
  ] as const)(
    'answers every mutation of %s with a message or a refusal, and leaves no sink open',
    async (_, mutated) => {
      const before = process.memoryUsage().rss;
      const { rounds, refused } = await fuzz(mutated);
      expect(rounds).toBeGreaterThan(100);
      expect(refused).toBeGreaterThan(rounds / 10);
      expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
    },
    60_000,
  );
});
