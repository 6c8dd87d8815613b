import { setTimeout as pause } from 'node:timers/promises';
import { agencyTopics } from '@lienthong/bus';
import type { KafkaConnection } from '@lienthong/bus';
import { readRawInbox } from '../../support/api.js';
import type { PreparedBusHub } from '../../support/prepared-bus-hub.js';
import { busViolationsOf } from './bus-violations.js';
import type { Entry, Found, Sent } from './bus-violations.js';
import { readTopics, shownIn, sinceRebuild } from './read-topics.js';

export interface Ground {
  readonly prepared: Pick<PreparedBusHub, 'agencies' | 'agency'>;
  readonly url: string;
  /** Sees every topic. */
  readonly broker: KafkaConnection;
}

const entryOf = ({ sequence, entry }: Awaited<ReturnType<typeof readRawInbox>>[number]): Entry => {
  const { kind, transfer = '', messageId, record, code } = entry;
  return {
    sequence,
    kind,
    transfer,
    ...(messageId === undefined ? {} : { messageId }),
    ...(code === undefined ? {} : { code }),
    ...(record === undefined ? {} : { answers: record.offset }),
  };
};

/** What lies in inboxes and topics now. */
export const look = async ({ prepared, url, broker }: Ground, sent: readonly Sent[]): Promise<Found> => {
  const { agencies, agency: token } = prepared;
  const names = agencies.map((agency) => ({ agency, ...agencyTopics(agency) }));
  const records = await readTopics(
    broker,
    names.flatMap((one) => [one.in, one.out]),
  );
  const inboxes = await Promise.all(
    agencies.map(async (agency) => [agency, (await readRawInbox(url, token, agency)).map(entryOf)] as const),
  );
  const of = (topic: string) => records.get(topic) ?? [];
  return {
    sent,
    out: new Map(names.map((one) => [one.agency, of(one.out).map(({ offset }) => Number(offset))])),
    inboxes: new Map(inboxes),
    topics: new Map(names.map((one) => [one.agency, sinceRebuild(of(one.in)).map(shownIn)])),
  };
};

const PATIENCE_MS = 60_000;

/**
 * Looks until nothing breaks the promise, or for a minute nothing got better; what does break it then. A look that began
 * while much was under way, and took its time, does not count against it.
 */
export const settle = async (ground: Ground, sent: readonly Sent[]): Promise<readonly string[]> => {
  let [fewest, betterAt] = [Infinity, Date.now()];
  for (;;) {
    const beganAt = Date.now();
    const violations = busViolationsOf(await look(ground, sent));
    if (violations.length === 0 || beganAt - betterAt > PATIENCE_MS) return violations;
    if (violations.length < fewest) [fewest, betterAt] = [violations.length, Date.now()];
    await pause(250);
  }
};
