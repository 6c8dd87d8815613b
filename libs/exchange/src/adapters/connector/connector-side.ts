import type { BlobStore } from '@lienthong/blob-store';
import type { RecordedEvent } from '@lienthong/event-store';
import type { Instant, Outcome } from '@lienthong/kernel';
import type { Departing, PassageFailure } from '../../domain/passage/passage.events.js';
import type { AgencyNames } from '../../application/content/party.js';
import { inboxStream } from '../../application/ledger/streams.js';
import type { Departure, Homes, Place } from '../../application/passage/departing/departure.js';
import { openPassageDesk } from '../../application/passage/passage-desk.js';
import type { OpenPassageDesk } from '../../application/passage/passage-desk.js';
import { nameTransfer, passageIn, passageOf, passageOut } from '../../application/passage/passages.js';
import type { Passage } from '../../application/passage/passages.js';
import { prepareDeparture } from '../../application/passage/prepare.js';
import { beginRelay, recordRelayed, recordRelayFailure } from '../../application/passage/relayed.js';
import type { Exchange } from '../../exchange.js';
import type { ExchangeLimits } from '../intake/limits.js';
import { receiveFromAxis, recordReceived } from './receive.js';
import type { Arriving, Received } from './receive.js';

export interface ConnectorSidePorts {
  readonly exchange: Pick<Exchange, 'store' | 'keyring' | 'clock' | 'addressees' | 'routing' | 'index' | 'inboxes'>;
  readonly blobs: BlobStore;
  readonly names: AgencyNames;
  readonly homes: Homes;
  readonly limits: ExchangeLimits;
}

/** The exchange as a connector to an axis sees it: one more window on the inboxes, and one more way in. */
export interface ConnectorSide {
  /** The entry of an inbox; undefined beyond its head. */
  placed(agency: string, sequence: number): Promise<RecordedEvent | undefined>;
  prepare(place: Place, placed: RecordedEvent): Promise<Outcome<Departure | undefined>>;
  passageOut(place: Place): Promise<Passage>;
  passageIn(axis: string, docId: string): Promise<Passage>;
  begin(departing: Departing, at: Instant, cause: string): Promise<Instant>;
  /** False where the axis gave another document that docId. Durable when it resolves. */
  mayName(departing: Departing, docId: string): Promise<boolean>;
  relayed(departing: Departing, docId: string, entry: RecordedEvent): Promise<void>;
  refused(
    desk: OpenPassageDesk,
    departing: Departing,
    departure: Departure | undefined,
    failure: PassageFailure & { readonly words?: string },
    entry: RecordedEvent,
  ): Promise<void>;
  /** Stores a message as it comes; where it came from, once it was submitted, is recorded by `received`. */
  receive(source: AsyncIterable<Uint8Array>): Promise<Arriving>;
  received(fact: Received): Promise<void>;
  openDesk(axis: string): Promise<OpenPassageDesk>;
}

export { passageIn as passageInId, passageOut as passageOutId };

export const connectorSide = ({ exchange, blobs, names, homes, limits }: ConnectorSidePorts): ConnectorSide => {
  const departures = { ...exchange, blobs, names, homes };
  return {
    placed: async (agency, sequence) => {
      const [entry] = await exchange.store.readStream(inboxStream(agency), { from: sequence, limit: 1 });
      return entry;
    },
    prepare: prepareDeparture(departures),
    passageOut: ({ axis, agency, sequence }) => passageOf(exchange)(passageOut(axis, agency, sequence)),
    passageIn: (axis, docId) => passageOf(exchange)(passageIn(axis, docId)),
    begin: beginRelay(exchange),
    mayName: (departing, docId) => nameTransfer(exchange)(departing, docId, exchange.clock.now()),
    relayed: recordRelayed(exchange),
    refused: (desk, ...failed) => recordRelayFailure(exchange, desk)(...failed),
    receive: receiveFromAxis({ exchange, blobs, homes, limits }),
    received: recordReceived(exchange),
    openDesk: (axis) => openPassageDesk(exchange, axis),
  };
};
