import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Client, ReadDocument } from '@lienthong/client';
import { Fault, ok } from '@lienthong/kernel';
import type { Watcher } from './watcher.js';

export interface Received {
  readonly document: Pick<ReadDocument, 'version' | 'subject'>;
  /** Agencies on whose behalf it came. */
  readonly predecessors: readonly string[];
  /** DocumentIds that it replaces. */
  readonly replaces: readonly string[];
  /** Of the fetched attachments, hex. */
  readonly sha256: readonly string[];
}

/** As a recipient's software does: see the entry, fetch document and attachments, check the hashes, acknowledge. */
export const receiving =
  (client: Client, agency: string, watcher: Watcher) =>
  async (transfer: string): Answer<Received> => {
    const { sequence, entry } = await watcher.first({ transfer, kind: 'document' });
    const opened = await client.document(transfer);
    if (!opened.ok) return opened;
    const { version, subject, attachments } = opened.value;
    const dir = await mkdtemp(join(tmpdir(), 'lienthong-agent-'));
    try {
      const sha256: string[] = [];
      for (const { index, name, sha256: named } of attachments) {
        const fetched = await client.attachment(transfer, index, join(dir, String(index)));
        if (!fetched.ok) return fetched;
        if (fetched.value.sha256 !== named)
          throw new Fault('demo/wrong-hash', `${name} is not what the document names`);
        sha256.push(named);
      }
      const acknowledged = await client.acknowledge(agency, sequence);
      if (!acknowledged.ok) return acknowledged;
      const { predecessors, replaces } = 'head' in entry ? entry : { predecessors: [], replaces: [] };
      return ok({ document: { version, subject }, predecessors, replaces, sha256 });
    } finally {
      await rm(dir, { recursive: true });
    }
  };
