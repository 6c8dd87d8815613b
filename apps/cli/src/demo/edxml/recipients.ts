import { createClient } from '@lienthong/client';
import type { Client } from '@lienthong/client';
import { orStop } from '../../shell/stopped.js';
import { connectSystem } from '../process/connect-system.js';

/** Recipients that open and acknowledge what arrives, each with a system of its own. */
export interface Recipients {
  /** Everything that lies unread in the inboxes of these agencies. */
  takeIn(agencies: readonly string[]): Promise<void>;
}

/** A system that also speaks for the sender would look as the sender, and expose nothing. */
export const recipientsOf = (operator: Client, url: string): Recipients => {
  const readers = new Map<string, Client>();

  const readerOf = async (agency: string): Promise<Client> => {
    const known = readers.get(agency);
    if (known) return known;
    const systemId = `nhan-${agency.toLowerCase().replaceAll('.', '-')}`;
    const system = { systemId, name: `Bên nhận ${agency}`, role: 'agency' as const, agencies: [agency] };
    const reader = createClient({ url, token: await connectSystem(operator, system) });
    readers.set(agency, reader);
    return reader;
  };

  const takeIn = async (agency: string): Promise<void> => {
    const reader = await readerOf(agency);
    const page = orStop(await reader.readInbox(agency, { limit: 500 }));
    for (const { entry, tombstone } of page.entries) {
      const hasContent = entry.kind === 'document' || entry.kind === 'update';
      // A refusal here is the hub's word to a recipient, and no word on the file.
      if (hasContent && tombstone === null) await reader.document(entry.transfer);
    }
    if (page.entries.length > 0 && page.next !== null) orStop(await reader.moveCursor(agency, page.next));
  };

  return {
    takeIn: async (agencies) => {
      for (const agency of agencies) await takeIn(agency);
    },
  };
};
