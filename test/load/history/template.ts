import { openSqliteReader } from '@lienthong/event-store';
import type { RecordedEvent } from '@lienthong/event-store';
import type { JsonObject } from '@lienthong/kernel';
import { createKeyring, openFileMasterKey } from '@lienthong/keyring';
import { join } from 'node:path';

/** One event of a real transfer, its personal half opened. */
export interface TemplateEvent {
  readonly event: RecordedEvent;
  readonly personal: JsonObject | undefined;
}

/** Everything that one transfer left in the store of a hub that is not running. */
export interface Template {
  readonly transfer: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly events: readonly TemplateEvent[];
}

const PAGE = 10_000;

export const readTemplate = async (
  dir: string,
  { transfer, sender, recipients }: Omit<Template, 'events'>,
): Promise<Template> => {
  const reader = openSqliteReader({ file: join(dir, 'events.sqlite') });
  try {
    const keyring = createKeyring({ master: await openFileMasterKey(join(dir, 'master.key')), keys: reader });
    const filter = { categories: ['transfer', 'delivery', 'inbox'] };
    const page = await reader.readAll({ after: 0, limit: PAGE, filter });
    const own = page.events.filter(({ stream, data }) => stream.includes(transfer) || data['transfer'] === transfer);
    const events: TemplateEvent[] = [];
    for (const event of own) {
      const { stream, id: eventId, meta, sealed } = event;
      const opened =
        sealed === undefined || meta.key === undefined
          ? undefined
          : await keyring.openFields(meta.key, { stream, eventId }, sealed);
      events.push({ event, personal: opened });
    }
    return { transfer, sender, recipients, events };
  } finally {
    await reader.close();
  }
};
