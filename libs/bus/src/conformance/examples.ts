import { setTimeout as wait } from 'node:timers/promises';
import { isFault } from '@lienthong/kernel';
import type { Bus, ConsumeOptions, Consumer, TopicRecords } from '../port/bus.js';
import type { BusRecord, ConsumedRecord } from '../port/record.js';

export const record = (text: string, key: string | null = 'k'): BusRecord => ({
  key,
  value: Buffer.from(text),
  headers: { number: text },
});

export const records = (count: number, prefix = ''): readonly BusRecord[] =>
  Array.from({ length: count }, (_, number) => record(`${prefix}${number}`));

export const batch = (topic: string, ...texts: readonly string[]): TopicRecords => ({
  topic,
  records: texts.map((text) => record(text)),
});

export const textOf = ({ value }: ConsumedRecord): string => Buffer.from(value ?? []).toString();

/** The code of the fault that a call rejects with; `resolved` when it does not. */
export const codeOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'resolved';
  } catch (error) {
    if (isFault(error)) return error.code;
    throw error;
  }
};

/** Waits for a condition, and fails loudly when it does not come. */
export const until = async (what: string, holds: () => boolean | Promise<boolean>, ms = 30_000): Promise<void> => {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`It did not happen within ${ms} ms: ${what}`);
    await wait(20);
  }
};

export interface Reading {
  readonly seen: readonly ConsumedRecord[];
  readonly texts: () => readonly string[];
  readonly assigned: () => readonly string[];
  stop(): Promise<void>;
}

/** Consumes and notes what came. */
export const read = async (
  bus: Bus,
  options: Pick<ConsumeOptions, 'group' | 'topics'> & Partial<ConsumeOptions>,
): Promise<Reading> => {
  const seen: ConsumedRecord[] = [];
  let assigned: readonly string[] = [];
  const consumer: Consumer = await bus.consume({
    from: 'earliest',
    ...options,
    onAssigned: (topics) => {
      assigned = topics;
    },
    onRecord: async (found) => {
      await options.onRecord?.(found);
      seen.push(found);
    },
  });
  return { seen, texts: () => seen.map(textOf), assigned: () => assigned, stop: () => consumer.stop() };
};
