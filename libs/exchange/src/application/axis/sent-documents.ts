import type { Instant } from '@lienthong/kernel';
import type { Delivery } from '../../domain/delivery/delivery.js';
import type { TransferEvent } from '../../domain/transfer/transfer.events.js';
import { offerDecider } from '../../domain/offer/offer.js';
import { bodyOf, versionsOf } from '../content/versions.js';
import { deliveryDecider } from '../ledger/aggregates.js';
import { fold } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { deliveryStream, offerStream } from '../ledger/streams.js';
import { loadTransfer } from '../routing/transfer-state.js';
import type { LoadedTransfer } from '../routing/transfer-state.js';

/** How far a document has come on its way to one recipient. */
export type SentState =
  | 'awaiting-routing'
  | 'under-way'
  | 'consigned'
  | 'exposed'
  | 'handed-over'
  | 'failed'
  | 'cancelled'
  | 'recalled'
  | 'passed-on'
  | { readonly reported: string };

/** One recipient of one document that was sent. */
export interface SentDocument {
  readonly transfer: string;
  readonly sender: string;
  readonly senderCode: string;
  /** The code as its sender wrote it. */
  readonly code: string;
  /** Of the recipient's inbox entry; absent until it is there. */
  readonly entry?: { readonly agency: string; readonly sequence: number };
  readonly state: SentState;
  readonly documentId: string;
  readonly number: string;
  readonly notation: string;
  /** Empty once it was erased. */
  readonly subject: string;
  readonly sentAt: Instant;
  readonly changedAt: Instant;
}

type Submitted = Extract<TransferEvent, { type: 'DocumentSubmitted' }>['data'];

const stateOf = (delivery: Delivery): SentState => {
  switch (delivery.status) {
    case 'unknown':
      return 'under-way';
    case 'cancelled':
    case 'recalled':
    case 'passed-on':
      return delivery.status;
    case 'refused':
      return { reported: '02' };
    case 'open':
      return delivery.rung === undefined ? delivery.transport : { reported: delivery.rung };
  }
};

const wayTo = async (ports: LedgerPorts, transfer: string, agency: string) => {
  const events = await ports.store.readStream(deliveryStream(transfer, agency));
  const delivery = fold(deliveryDecider, events);
  const state = stateOf(delivery);
  const last = events.at(-1)?.meta.at;
  if (delivery.status === 'unknown') return { state, changedAt: last };
  const entry = { agency, sequence: delivery.sequence };
  return { state, entry, changedAt: last };
};

const rowsOf = async (
  ports: LedgerPorts & { readonly failedFor: (entry: { agency: string; sequence: number }) => Promise<boolean> },
  transfer: LoadedTransfer,
): Promise<readonly SentDocument[]> => {
  const { id, state, history } = transfer;
  const first = history[0];
  const newest = versionsOf(transfer).at(-1);
  if (!first || !newest) return [];
  const { senderCode, head } = first.data as unknown as Submitted;
  const subject = (await bodyOf(ports)(newest))?.subject ?? '';
  const about = {
    transfer: id,
    sender: state.sender,
    senderCode,
    documentId: head.documentId,
    number: head.number ?? '',
    notation: head.notation ?? '',
    subject,
    sentAt: first.meta.at,
  };
  const routed = await Promise.all(
    [...state.recipients.values()].map(async ({ agency, codes }): Promise<SentDocument> => {
      const { changedAt = first.meta.at, entry, state: reached } = await wayTo(ports, id, agency);
      const waits = reached === 'consigned' || reached === 'exposed';
      const failed = entry !== undefined && waits && (await ports.failedFor(entry));
      return {
        ...about,
        code: codes[0] ?? agency,
        state: failed ? 'failed' : reached,
        changedAt,
        ...(entry ? { entry } : {}),
      };
    }),
  );
  const awaited = [...state.awaited.values()].map(({ code }): SentDocument => ({
    ...about,
    code,
    state: 'awaiting-routing',
    changedAt: first.meta.at,
  }));
  return [...routed, ...awaited];
};

export interface SentPorts extends LedgerPorts {
  /** Systems that an entry was offered to and that said that they failed to take it. */
  readonly systemsOf: (agency: string) => readonly string[];
}

/** Each recipient of each of these transfers, with its true state: from the ledger, not from a projection. */
export const sentDocuments =
  (ports: SentPorts) =>
  async (transfers: readonly string[]): Promise<readonly SentDocument[]> => {
    const failedFor = async ({ agency, sequence }: { agency: string; sequence: number }): Promise<boolean> => {
      const states = await Promise.all(
        ports
          .systemsOf(agency)
          .map(async (system) =>
            fold(offerDecider, await ports.store.readStream(offerStream(agency, sequence, system))),
          ),
      );
      return states.includes('failed');
    };
    const rows: SentDocument[] = [];
    // One after the other: a list must not take the store from those who send.
    for (const id of transfers) {
      const transfer = await loadTransfer(ports)(id);
      if (transfer) rows.push(...(await rowsOf({ ...ports, failedFor }, transfer)));
    }
    return rows;
  };
