import { join } from 'node:path';
import { dossierStream } from '@lienthong/dossier';
import { openSqliteReader } from '@lienthong/event-store';
import type { RecordedEvent } from '@lienthong/event-store';
import type { JsonObject } from '@lienthong/kernel';
import { createKeyring, openFileMasterKey } from '@lienthong/keyring';

/** An event of one dossier, wherever it lies, its sealed half opened. */
export interface BirthEvent {
  readonly stream: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly meta: RecordedEvent['meta'];
  readonly personal: JsonObject | undefined;
  /** Appended together with the event before it. */
  readonly joins: boolean;
}

const PAGE = 1000;

/** Everything that one dossier left in a hub's store behind a position: its stream, inbox entries, notices. */
export const readBirth = async (dir: string, dossier: string, after: number): Promise<readonly BirthEvent[]> => {
  const reader = openSqliteReader({ file: join(dir, 'events.sqlite') });
  try {
    const keyring = createKeyring({ master: await openFileMasterKey(join(dir, 'master.key')), keys: reader });
    const { events } = await reader.readAll({ after, limit: PAGE });
    const own = events.filter(({ stream, data }) => stream === dossierStream(dossier) || data['dossier'] === dossier);
    return await Promise.all(
      own.map(async ({ id: eventId, stream, type, data, meta, sealed, recordedAt }, index): Promise<BirthEvent> => {
        const before = own[index - 1];
        const { key } = meta;
        const opens = sealed !== undefined && key !== undefined;
        const personal = opens ? await keyring.openFields(key, { stream, eventId }, sealed) : undefined;
        // Alone in the store, each append was a commit of its own, and had a moment of its own.
        const joins = before?.stream === stream && before.recordedAt === recordedAt;
        return { stream, type, data, meta, personal, joins };
      }),
    );
  } finally {
    await reader.close();
  }
};
