import type { RecordedEvent } from '@lienthong/event-store';
import { assertNever, ok } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { InboxEntry } from '../../domain/inbox/inbox.events.js';
import { versionsOf } from '../content/versions.js';
import { mustLoadTransfer } from '../routing/transfer-state.js';
import type { Departure, DeparturePorts, Place } from './departing/departure.js';
import { departingContent } from './departing/document.js';
import { departingRecall } from './departing/recall.js';
import { departingCancellation, departingStatus } from './departing/status.js';
import { departingUpdate } from './departing/update.js';

const NOTHING = ok(undefined);

/** A document goes as it was when the entry was placed: what changed it since has an entry of its own. */
const departingDocument =
  (ports: DeparturePorts) =>
  async (place: Place, transferId: string, placed: RecordedEvent): Promise<Outcome<Departure | undefined>> => {
    const transfer = await mustLoadTransfer(ports)(transferId);
    const [submitted] = transfer.history;
    // What came from an axis never returns to it, whoever succeeded its recipients there.
    if (submitted && ports.homes.homeOf(transfer.state.sender, submitted.meta.at) === place.axis) return NOTHING;
    const versions = versionsOf(transfer);
    const version = versions.findLast(({ event }) => event.position < placed.position)?.version ?? 0;
    return departingContent(ports)(place, transferId, version, { kind: 'document' });
  };

/**
 * What of an inbox entry leaves for the axis; undefined where the wire has no word for it, or where nothing is left to
 * send. Refusals: edxml/not-writable, transfer/erased.
 */
export const prepareDeparture =
  (ports: DeparturePorts) =>
  (place: Place, placed: RecordedEvent): Promise<Outcome<Departure | undefined>> => {
    const entry = placed.data as unknown as InboxEntry;
    // Nor does what was said there of a document: an update of it, a recall, a successor's word.
    const saidThere = entry.kind !== 'document' && ports.homes.homeOf(entry.from, placed.recordedAt) === place.axis;
    if (saidThere) return Promise.resolve(NOTHING);
    switch (entry.kind) {
      case 'document':
        return departingDocument(ports)(place, entry.transfer, placed);
      case 'update':
        return departingUpdate(ports)(place, entry.transfer, entry.requestId);
      case 'recall':
        return departingRecall(ports)(place, entry.transfer, entry.requestId);
      case 'status':
        return departingStatus(ports)(entry);
      case 'notice':
        return entry.notice === 'cancelled'
          ? departingCancellation(ports)(entry.transfer, entry.from, placed.meta.at)
          : Promise.resolve(NOTHING);
      case 'echo':
      case 'receipt':
      case 'refusal':
      case 'task':
      case 'dossier-notice':
      case 'reconciliation':
        return Promise.resolve(NOTHING);
      default:
        return assertNever(entry);
    }
  };
