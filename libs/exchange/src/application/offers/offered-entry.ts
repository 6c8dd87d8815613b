import { refused, ok } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { RecordedEvent } from '@lienthong/event-store';
import type { InboxEntry } from '../../domain/inbox/inbox.events.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { inboxStream } from '../ledger/streams.js';

/** An entry with the event that placed it. */
export interface PlacedEvent {
  readonly agency: string;
  readonly sequence: number;
  readonly entry: InboxEntry;
  readonly event: RecordedEvent;
}

/** Refusal: inbox/beyond-head. */
export const offeredEntry =
  ({ store }: Pick<LedgerPorts, 'store'>) =>
  async (agency: string, sequence: number): Promise<Outcome<PlacedEvent>> => {
    const [event] = await store.readStream(inboxStream(agency), { from: sequence, limit: 1 });
    return event
      ? ok({ agency, sequence, entry: event.data as unknown as InboxEntry, event })
      : refused({ code: 'inbox/beyond-head', path: '/sequence', params: { head: sequence } });
  };
