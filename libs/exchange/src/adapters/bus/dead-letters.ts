import { agencyOfTopic, agencyTopics, copyOf } from '@lienthong/bus';
import type { Bus, BusRecord, ConsumedRecord } from '@lienthong/bus';
import { isFault } from '@lienthong/kernel';

/** Why a record is among the dead letters. `unreadable`: no CloudEvent; `failed`: the hub broke on it time and again. */
export interface DeadLetter {
  readonly errorClass: 'unreadable' | 'failed';
  /** Of the catalogue of refusals. */
  readonly code: string;
  readonly group: string;
}

/** Header names of KIP-1191, with the class of the error added. */
const headersOf = ({ topic, offset }: ConsumedRecord, { errorClass, code, group }: DeadLetter) => ({
  '__dlq.errors.topic': topic,
  '__dlq.errors.partition': '0',
  '__dlq.errors.offset': String(offset),
  '__dlq.errors.group': group,
  '__dlq.errors.message': code,
  '__dlq.errors.class': errorClass,
});

/**
 * Copies a record byte for byte to its agency's dead letters. One that is too large with the headers added goes without
 * its value: the original stays on `out`, at the offset that the headers name.
 */
export const produceDeadLetter =
  (bus: Pick<Bus, 'produce'>) =>
  async (record: ConsumedRecord, letter: DeadLetter): Promise<void> => {
    const { deadLetters: topic } = agencyTopics(agencyOfTopic(record.topic) ?? '');
    const copy = copyOf(record);
    const whole: BusRecord = { ...copy, headers: { ...copy.headers, ...headersOf(record, letter) } };
    try {
      await bus.produce([{ topic, records: [whole] }]);
    } catch (error) {
      if (!isFault(error) || error.code !== 'bus/too-large') throw error;
      await bus.produce([{ topic, records: [{ ...whole, value: null }] }]);
    }
  };
