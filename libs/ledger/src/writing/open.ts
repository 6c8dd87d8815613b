import type { RecordedEvent } from '@lienthong/event-store';
import type { JsonObject } from '@lienthong/kernel';
import type { LedgerPorts } from './ports.js';

/** The personal half of an event; undefined when it has none or when it was erased. */
export const openPersonal =
  ({ keyring }: Pick<LedgerPorts, 'keyring'>) =>
  async (event: Pick<RecordedEvent, 'id' | 'stream' | 'meta' | 'sealed'>): Promise<JsonObject | undefined> =>
    event.sealed === undefined || event.meta.key === undefined
      ? undefined
      : keyring.openFields(event.meta.key, { stream: event.stream, eventId: event.id }, event.sealed);
