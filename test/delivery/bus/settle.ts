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

/** Looks until nothing breaks the promise, a minute at most; what does break it then. */
export const settle = async (ground: Ground, sent: readonly Sent[]): Promise<readonly string[]> => {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const violations = busViolationsOf(await look(ground, sent));
    if (violations.length === 0 || Date.now() > deadline) return violations;
    await pause(250);
  }
};
