import type { BlobStore } from '@lienthong/blob-store';
import type { EventStore } from '@lienthong/event-store';
import { relayHub } from '@lienthong/exchange';
import type { Exchange, TopicReaders } from '@lienthong/exchange';
import { isAgencyId } from '@lienthong/identifiers';
import type { Clock } from '@lienthong/kernel';
import type { LiveRegistry } from '@lienthong/registry';
import { createTopicLedger } from '@lienthong/relay';
import type { RelayHub, TopicLedger } from '@lienthong/relay';
import type { Logger } from 'pino';
import { logHandedOut } from './observability/watch-records.js';

/** Who may read and write which topics, as the register has it. */
export const topicReaders = ({ busMandates }: LiveRegistry): TopicReaders => ({
  agencies: (at) => busMandates.agencies().filter((agency) => busMandates.holderAt(agency, at) !== undefined),
  holderAt: (agency, at) => (isAgencyId(agency) ? busMandates.holderAt(agency, at) : undefined),
});

/** What relays ask of the hub, whether they run in its process or in their own. */
export interface RelaySide {
  readonly hub: RelayHub;
  readonly ledger: TopicLedger;
  readonly readers: TopicReaders;
}

export interface RelaySidePorts {
  readonly store: EventStore;
  readonly exchange: Exchange;
  readonly blobs: BlobStore;
  readonly registry: LiveRegistry;
  readonly clock: Clock;
  readonly inlineBytes: number;
  readonly log: Logger;
}

export const relaySide = (ports: RelaySidePorts): RelaySide => {
  const { store, exchange, blobs, registry, clock, inlineBytes, log } = ports;
  const readers = topicReaders(registry);
  const onHandedOut = logHandedOut(log);
  const ledger = createTopicLedger({ store, clock });
  const hub = relayHub({ ...exchange, blobs, readers, inlineBytes, ...(onHandedOut && { onHandedOut }) }, ledger);
  return { hub, ledger, readers };
};
