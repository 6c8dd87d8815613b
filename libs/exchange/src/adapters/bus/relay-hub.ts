import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import { newEventId } from '@lienthong/event-store';
import type { Origin, RecordedEvent } from '@lienthong/event-store';
import type { BusRecord } from '@lienthong/bus';
import { createTopicLedger, recordRoom } from '@lienthong/relay';
import type { RelayHub, TopicLedger } from '@lienthong/relay';
import { acknowledgeUpTo } from '../../domain/inbox/acknowledgement.js';
import { acknowledge } from '../../application/inbox/acknowledge.js';
import { inboxOf, inboxStream } from '../../application/ledger/streams.js';
import { relayedEntries } from '../../application/relay/relayed-entries.js';
import type { RelayedPlaced, RelayPorts } from '../../application/relay/relayed-entries.js';
import { inboxRecord } from './inbox-record.js';

/** Who reads the topics: the holders of bus mandates. */
export interface TopicReaders {
  agencies(at: Instant): readonly string[];
  /** The system that holds the agency's bus mandate; undefined for none. */
  holderAt(agency: string, at: Instant): string | undefined;
}

/** An entry that goes into its agency's topic. */
export interface HandedOut {
  readonly agency: string;
  readonly sequence: number;
  readonly origin: Origin;
}

export type RelayHubPorts = RelayPorts & {
  readonly readers: TopicReaders;
  /** Told of each entry that a relay was given, for the log. */
  readonly onHandedOut?: (entry: HandedOut) => void;
};

const grownType = 'InboxEntryPlaced';
const changedTypes: readonly string[] = ['TopicRebuildOrdered', 'BusMandateGranted', 'BusMandateEnded'];
const lingerMs = 5;

/** The hub as its relay sees it, within the hub's own process. */
export const relayHub = (ports: RelayHubPorts, ledger: TopicLedger = createTopicLedger(ports)): RelayHub => {
  const { store, clock, readers, onHandedOut } = ports;
  const entries = relayedEntries(ports);

  const readerOf = (agency: string) => {
    const system = readers.holderAt(agency, clock.now());
    if (system === undefined) throw new Fault('relay/no-reader', 'Nobody holds the bus mandate', { retriable: true });
    return { agency, system };
  };

  return {
    epoch: () => Promise.resolve(store.epoch),
    inboxes: async () => {
      const position = await store.head();
      const inboxes = await Promise.all(
        readers.agencies(clock.now()).map(async (agency) => {
          const [{ mark, generation }, head] = await Promise.all([
            ledger.topicOf(agency),
            store.headOf(inboxStream(agency)),
          ]);
          return { agency, mark, generation, head };
        }),
      );
      return { inboxes, position };
    },
    news: async (after, waitMs, signal) => {
      const types = [grownType, ...changedTypes];
      if (waitMs === 0) {
        const { events, position } = await store.readAll({ after, limit: 1_000, filter: { types } });
        return told(events, position);
      }
      const ended = AbortSignal.any([signal, AbortSignal.timeout(waitMs)]);
      const linger = () => pause(lingerMs, undefined, { signal: ended }).catch(() => undefined);
      let reached = after;
      for await (const batch of store.subscribe({ after, filter: { types }, linger, signal: ended })) {
        reached = batch.position;
        if (batch.events.length > 0) return told(batch.events, reached);
      }
      return { grown: [], changed: false, position: reached };
    },
    entries: async ({ agency, after, limit, bytes }) => {
      const recordOf = (placed: RelayedPlaced): BusRecord => inboxRecord(agency, placed);
      const found = await entries(readerOf(agency), after, limit, { bytes, recordOf, sizeOf: recordRoom });
      return found.map(({ shown: { sequence }, origin, record }) => {
        onHandedOut?.({ agency, sequence, origin });
        return { sequence, record };
      });
    },
    advance: async (advances) => {
      await Promise.all(advances.map((advance) => ledger.advance(advance)));
    },
    hold: (agency, reason, generation) => ledger.hold(agency, reason, generation),
    acknowledge: async (agency, sequence) => {
      const reader = readerOf(agency);
      const act = { id: newEventId(), by: { role: 'gateway' as const, ...reader }, at: clock.now() };
      const outcome = await acknowledge(ports)(reader, sequence, acknowledgeUpTo, act);
      if (!outcome.ok) throw new Fault('relay/not-acknowledged', outcome.refusal.code);
    },
  };
};

type Told = Pick<RecordedEvent, 'type' | 'stream' | 'revision'>;

/** The events of an inbox come in their order: the last one is its head. */
const headsIn = (events: readonly Told[]): ReadonlyMap<string, number> =>
  new Map(
    events.filter(({ type }) => type === grownType).map(({ stream, revision }) => [inboxOf(stream), revision] as const),
  );

const told = (events: readonly Told[], position: number) => ({
  grown: [...headsIn(events)].map(([agency, head]) => ({ agency, head })),
  changed: events.some(({ type }) => changedTypes.includes(type)),
  position,
});
