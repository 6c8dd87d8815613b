import { deriveEventId, streamName } from '@lienthong/event-store';
import type { EventStore } from '@lienthong/event-store';
import type { JsonObject } from '@lienthong/kernel';
import type { DossierInboxes } from '../application/inboxes/notifier.js';
import type { DossierEntry } from '../contracts/inbox-entries.js';

const inbox = (agency: string) => streamName('inbox', agency);

/** Inboxes as the exchange keeps them: streams in which an entry's id derives from its cause. */
export const storeInboxes = (store: EventStore) => ({
  inboxes: {
    place: async ({ agency, entry, cause, at }) =>
      store.append(inbox(agency), 'any', [
        {
          id: deriveEventId(inbox(agency), cause),
          type: 'InboxEntryPlaced',
          data: entry as unknown as JsonObject,
          meta: { at, by: { role: 'hub' }, cause },
        },
      ]),
  } satisfies DossierInboxes,
  entries: async (agency: string): Promise<readonly DossierEntry[]> =>
    (await store.readStream(inbox(agency))).map(({ data }) => data as unknown as DossierEntry),
});
