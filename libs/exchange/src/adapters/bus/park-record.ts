import { agencyOfTopic, agencyTopics, deadLetterWriter, readCloudEvent } from '@lienthong/bus';
import type { Bus, Park, Parked } from '@lienthong/bus';
import type { Refusal } from '@lienthong/kernel';
import { isAnswered, placeRefusal } from './answers.js';
import type { ReadSoFar } from './answers.js';
import type { BusPorts } from './ports.js';
import type { ShardCounts } from './shard-counts.js';
import { readType } from './types.js';

const refusalOfType = (type: string): Refusal => {
  const read = readType(type);
  return read.kind === 'wrong-version'
    ? { code: 'bus/wrong-version', path: 'type', params: { version: read.version } }
    : { code: 'bus/unknown-type', path: 'type' };
};

interface Read {
  readonly so: ReadSoFar;
  readonly type?: string;
  readonly traceparent?: string;
}

const readSoFar = ({ record }: Parked): Read => {
  const event = readCloudEvent(record);
  if (!event.ok) return { so: {} };
  const { id: messageId, type, traceparent } = event.value;
  const read = readType(type);
  const so = { messageId, ...(read.kind === 'unknown' ? {} : { command: read.command }) };
  return { so, type, ...(traceparent === undefined ? {} : { traceparent }) };
};

const refusalOf = ({ class: parkClass, cause }: Parked, type: string): Refusal => {
  if (parkClass === 'failed') return { code: 'bus/parked' };
  if (parkClass === 'no-handler') return refusalOfType(type);
  return { code: cause.code, ...(cause.path === undefined ? {} : { path: cause.path }) };
};

/** Puts a record among its agency's dead letters, and a refusal that says so into the agency's inbox. */
export const parkRecord = ({ exchange }: BusPorts, bus: Pick<Bus, 'produce'>, counts: ShardCounts): Park => {
  const write = deadLetterWriter(bus, (topic) => agencyTopics(agencyOfTopic(topic) ?? '').deadLetters);
  return async (parked) => {
    if (await isAnswered(exchange)(parked.record)) {
      counts.count('repeat');
      return;
    }
    const { type = '', so, ...traced } = readSoFar(parked);
    const refusal = refusalOf(parked, type);
    await write(parked.class === 'failed' ? parked : { ...parked, cause: { ...parked.cause, code: refusal.code } });
    const { topic, offset, appendedAt } = parked.record;
    await placeRefusal(exchange)({ topic, offset, appendedAt, ...traced }, so, refusal);
    counts.count('dead-letter');
  };
};
