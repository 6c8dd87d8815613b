import type { KafkaMessage } from 'kafkajs';

/** Places within a batch, counted back from its records (Kafka protocol, record batch of magic 2). */
const BACK = { attributes: 40, lastOffsetDelta: 38, count: 4, header: 61 } as const;
const CODEC_BITS = 0x07;

/** Attribute byte of a record, unused by the protocol; a record that comes with it is one of ours. */
const MARK = 0x5a;

const zigZag = (value: number): readonly number[] => {
  const bytes: number[] = [];
  for (let rest = value * 2; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
};

const placeholder = (offsetDelta: number): readonly number[] => {
  // No time, no key (-1), no value (-1), no headers.
  const body = [MARK, 0, ...zigZag(offsetDelta), 1, 1, 0];
  return [...zigZag(body.length), ...body];
};

/**
 * Records that stand for those of a batch that could not be decompressed: kafkajs would otherwise stop for good, with
 * all topics of its consumer. A codec is given the records only, but their buffer is a view of the whole batch, whose
 * header says how many there are. Undefined when that does not look like one.
 */
export const placeholdersFor = (compressed: Buffer, codec: number): Buffer | undefined => {
  if (compressed.byteOffset < BACK.header) return undefined;
  const whole = Buffer.from(compressed.buffer, 0, compressed.byteOffset);
  const at = (back: number): number => whole.length - back;
  const count = whole.readInt32BE(at(BACK.count));
  const last = whole.readInt32BE(at(BACK.lastOffsetDelta));
  if ((whole.readInt16BE(at(BACK.attributes)) & CODEC_BITS) !== codec || count !== last + 1) return undefined;
  return Buffer.from(Array.from({ length: count }, (_, delta) => placeholder(delta)).flat());
};

export const isPlaceholder = (message: KafkaMessage): boolean => message.attributes === MARK;
