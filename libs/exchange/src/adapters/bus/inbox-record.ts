import { writeCloudEvent } from '@lienthong/bus';
import type { BusRecord } from '@lienthong/bus';
import type { RelayedEntry, RelayedPlaced } from '../../application/relay/relayed-entries.js';

/** CloudEvents type of an entry; versioned when its shape changes. */
export const inboxEventType = (kind: RelayedEntry['entry']['kind']): string => `vn.lienthong.inbox.${kind}.v1`;

/**
 * An entry as a record of the agency's `in` topic. Headers and key name the transfer or dossier and nothing personal: brokers log
 * them. The relay adds the sequence.
 */
export const inboxRecord = (agency: string, { shown: entry, origin }: RelayedPlaced): BusRecord => {
  const { cursor, placedAt, entry: placed } = entry;
  const about = 'dossier' in placed ? placed.dossier : (placed.transfer ?? null);
  return writeCloudEvent({
    id: cursor,
    source: `/inboxes/${encodeURIComponent(agency)}`,
    type: inboxEventType(placed.kind),
    key: about ?? agency,
    ...(about === null ? {} : { subject: about }),
    time: placedAt,
    datacontenttype: 'application/json',
    ...(origin.trace === undefined ? {} : { traceparent: origin.trace }),
    extensions: {},
    data: Buffer.from(JSON.stringify(entry)),
  });
};
