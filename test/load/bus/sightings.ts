import { setTimeout as pause } from 'node:timers/promises';
import { parseSequence } from '@lienthong/bus';
import type { KafkaMessage } from 'kafkajs';
import type { Sighting } from './bus-load.js';
import { monotonicMs } from './monotonic.js';
import { DOCUMENT, NUMBER, RECEIPT } from './line.js';

/** When submissions were due and when a reader had their entries. Throws on what came twice or out of order. */
export interface Sightings {
  expect(number: number, dueMs: number): void;
  readonly onRecord: (topic: string, message: KafkaMessage) => void;
  /** Waits until every submission has its entry and its receipt. */
  allSeen(patienceMs: number): Promise<void>;
  /** From this number on. */
  take(first: number): readonly Sighting[];
}

const textOf = (value: KafkaMessage['value'] | string | (string | Buffer)[] | undefined): string =>
  value === null || value === undefined ? '' : value.toString();

export const createSightings = (): Sightings => {
  const due = new Map<number, number>();
  const seen = new Map<number, number>();
  const sequences = new Map<string, number>();
  let receipts = 0;
  let wrong: string | undefined;

  /** Dense in each topic. */
  const follow = (topic: string, sequence: string): void => {
    const revision = parseSequence(sequence)?.revision ?? Number.NaN;
    if (revision !== (sequences.get(topic) ?? -1) + 1) wrong ??= `${topic} shows ${sequence} out of order`;
    sequences.set(topic, revision);
  };

  return {
    expect: (number, dueMs) => void due.set(number, dueMs),
    onRecord: (topic, { headers, value }) => {
      follow(topic, textOf(headers?.['ce_sequence']));
      const type = textOf(headers?.['ce_type']);
      if (type === RECEIPT) receipts += 1;
      else if (type === DOCUMENT) {
        const number = Number(NUMBER.exec(textOf(value))?.[1]);
        if (seen.has(number)) wrong ??= `Submission ${number} came twice`;
        seen.set(number, monotonicMs());
      } else wrong ??= `A record of type ${type} came: ${textOf(value).slice(0, 300)}`;
    },
    allSeen: async (patienceMs) => {
      const end = monotonicMs() + patienceMs;
      while (seen.size < due.size || receipts < due.size) {
        if (wrong !== undefined) throw new Error(wrong);
        if (monotonicMs() > end) throw new Error(`${seen.size} of ${due.size} came, and ${receipts} receipts.`);
        await pause(5);
      }
      if (wrong !== undefined) throw new Error(wrong);
    },
    take: (first) =>
      [...due]
        .filter(([number]) => number >= first)
        .map(([number, dueMs]) => ({ dueMs, seenMs: seen.get(number) ?? Number.POSITIVE_INFINITY })),
  };
};
