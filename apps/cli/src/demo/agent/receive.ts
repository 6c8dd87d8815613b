import type { Answer } from '@lienthong/client';
import { ok } from '@lienthong/kernel';
import type { HubLink, OpenedDocument } from './link.js';
import type { Watcher } from './watcher.js';

export interface Received {
  readonly document: Pick<OpenedDocument, 'version' | 'subject'>;
  /** Agencies on whose behalf it came. */
  readonly predecessors: readonly string[];
  /** DocumentIds that it replaces. */
  readonly replaces: readonly string[];
  /** Of its attachments, hex. */
  readonly sha256: readonly string[];
}

/** As a recipient's software does: see the entry, open the document, check the hashes, acknowledge. */
export const receiving =
  (link: Pick<HubLink, 'open' | 'acknowledge'>, watcher: Watcher) =>
  async (transfer: string): Answer<Received> => {
    const found = await watcher.first({ transfer, kind: 'document' });
    const opened = await link.open(found);
    if (!opened.ok) return opened;
    const acknowledged = await link.acknowledge(found);
    if (!acknowledged.ok) return acknowledged;
    const { version, subject, sha256 } = opened.value;
    const { predecessors, replaces } = 'head' in found.entry ? found.entry : { predecessors: [], replaces: [] };
    return ok({ document: { version, subject }, predecessors, replaces, sha256 });
  };
