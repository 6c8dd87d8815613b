import type { EventStore, RecordedEvent } from '@lienthong/event-store';
import type { TransferIndex } from '../application/intake/transfer-index.js';
import { deliveryStream, transferOf } from '../application/ledger/streams.js';
import type { TransferEvent } from '../domain/transfer/transfer.events.js';

type Submitted = Extract<TransferEvent, { type: 'DocumentSubmitted' }>['data'];

/** The transfer index straight from the store: what the directory model must answer. */
export const indexOfStore = (store: EventStore): TransferIndex => {
  let known: readonly RecordedEvent[] = [];
  const newest = (fits: (event: RecordedEvent, data: Submitted) => boolean): string | undefined => {
    const found = known.findLast((event) => {
      if (event.type !== 'DocumentSubmitted') return false;
      const data = event.data as unknown as Submitted;
      return !data.test && (data.businessType === 0 || data.businessType === 3) && fits(event, data);
    });
    return found && transferOf(found.stream);
  };
  return {
    caughtUp: async () => {
      known = (await store.readAll({ after: 0, limit: 100_000 })).events;
    },
    newestSentBy: (sender, documentId) =>
      newest((_, data) => data.sender === sender && data.head.documentId === documentId),
    newestReceivedBy: (agency, documentId) =>
      newest(({ stream }, data) => {
        const delivery = deliveryStream(transferOf(stream), agency);
        return data.head.documentId === documentId && known.some((event) => event.stream === delivery);
      }),
  };
};
