/** A small seeded generator (mulberry32): the same seed, the same run. */
export const createRandom = (seed: number) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { below: (bound: number): number => Math.floor(next() * Math.max(1, bound)) };
};

export type Random = ReturnType<typeof createRandom>;

const SNIPPETS = [
  ...['<', '>', '&', ';', ']]>', '<![CDATA[', '<!--', '-->', '<!DOCTYPE x [', '<?xml ?>', '&#x0;', '&a;', '/>', '="'],
  ...[
    'edXML:',
    'xmlns=""',
    'OrganId',
    '<edXML:To>',
    '</edXML:From>',
    'null',
    '2014/02/30',
    'cid:cid:',
    '\u200B',
    '\uFEFF',
  ],
  ...['PK\u0003\u0004', 'UEsDBBQACAgIAA', '====', '../', '\u0000', '\uFFFD\uFFFD\uFFFD'],
].map((text) => Buffer.from(text));

const pick = <T>(random: Random, values: readonly T[]): T => {
  const value = values[random.below(values.length)];
  if (value === undefined) throw new TypeError('nothing to pick from');
  return value;
};

/** The bytes with one thing done to them: a byte changed, a part cut out, doubled or moved, a snippet put in, the end cut. */
export const mutate = (bytes: Buffer, random: Random): Buffer => {
  const at = random.below(bytes.length);
  const length = 1 + random.below(random.below(4) === 0 ? 2000 : 20);
  const [head, part, tail] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
  switch (random.below(6)) {
    case 0:
      return Buffer.concat([head, Buffer.from([random.below(256)]), bytes.subarray(at + 1)]);
    case 1:
      return Buffer.concat([head, tail]);
    case 2:
      return Buffer.concat([head, part, part, tail]);
    case 3:
      return Buffer.concat([head, pick(random, SNIPPETS), bytes.subarray(at)]);
    case 4: {
      const to = random.below(head.length);
      return Buffer.concat([head.subarray(0, to), part, head.subarray(to), tail]);
    }
    default:
      return head;
  }
};
