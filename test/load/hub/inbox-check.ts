import { openSqliteReader } from '@lienthong/event-store';
import { join } from 'node:path';

const PAGE = 2000;

/**
 * What each 201 promised must be in the inboxes, exactly once for each recipient. Reads the store's file beside the
 * hub; throws where it is not so.
 */
export const checkInboxes = async (dir: string, transfers: readonly string[], recipients: number): Promise<void> => {
  const reader = openSqliteReader({ file: join(dir, 'events.sqlite') });
  const inboxes = new Map<string, Set<string>>();
  try {
    const filter = { categories: ['inbox'], types: ['InboxEntryPlaced'] };
    const head = await reader.head();
    for (let after = 0; after < head;) {
      const { events, position } = await reader.readAll({ after, limit: PAGE, filter });
      for (const { stream, data } of events) {
        const { transfer } = data as { readonly transfer: string };
        const found = inboxes.get(transfer) ?? new Set();
        if (found.has(stream)) throw new Error(`Transfer ${transfer} stands twice in ${stream}.`);
        inboxes.set(transfer, found.add(stream));
      }
      after = position;
    }
  } finally {
    await reader.close();
  }
  const wrong = transfers.filter((transfer) => inboxes.get(transfer)?.size !== recipients);
  if (wrong.length > 0) {
    throw new Error(
      `${wrong.length} of ${transfers.length} accepted transfers are not in the inboxes of their ${recipients} recipients, for instance ${wrong[0] ?? ''}.`,
    );
  }
  if (new Set(transfers).size !== transfers.length) throw new Error('Two submissions were answered with one transfer.');
};
