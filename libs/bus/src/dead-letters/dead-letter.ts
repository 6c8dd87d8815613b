import { isFault } from '@lienthong/kernel';
import type { Bus } from '../port/bus.js';
import { copyOf } from '../port/consumed-record.js';
import type { BusRecord } from '../port/record.js';
import type { Park, Parked } from './parked.js';

const optional = (name: string, value: string | undefined): Readonly<Record<string, string>> =>
  value === undefined ? {} : { [name]: value };

/** Key, value and headers of the record (delivered once though no handler was tried), and the headers of KIP-1191 with ours (`class`, `code`, `path`) beside them. */
export const deadLetterOf = ({ record, group, class: parkClass, cause, attempts }: Parked): BusRecord => {
  const copy = copyOf(record);
  return {
    ...copy,
    headers: {
      ...copy.headers,
      '__dlq.errors.topic': record.topic,
      '__dlq.errors.partition': '0',
      '__dlq.errors.offset': String(record.offset),
      '__dlq.errors.group': group,
      '__dlq.errors.delivery.count': String(Math.max(attempts, 1)),
      '__dlq.errors.message': cause.message,
      '__dlq.errors.class': parkClass,
      '__dlq.errors.code': cause.code,
      ...optional('__dlq.errors.path', cause.path),
    },
  };
};

/** With its headers a letter may be larger than the record was; it goes without the value then, rather than never. */
const withoutValue = (letter: BusRecord): BusRecord => ({
  ...letter,
  value: null,
  headers: { ...letter.headers, '__dlq.errors.value.omitted': 'true' },
});

/** Parks records in the dead-letter topic that belongs to the one where they were found. */
export const deadLetterWriter =
  (bus: Pick<Bus, 'produce'>, deadLetterTopicOf: (topic: string) => string): Park =>
  async (parked) => {
    const topic = deadLetterTopicOf(parked.record.topic);
    const letter = deadLetterOf(parked);
    try {
      await bus.produce([{ topic, records: [letter] }]);
    } catch (error) {
      if (!isFault(error) || error.code !== 'bus/too-large') throw error;
      await bus.produce([{ topic, records: [withoutValue(letter)] }]);
    }
  };
