import { assertNever } from '@lienthong/kernel';
import type { Transfer } from './transfer.js';
import type { TransferEvent } from './transfer.events.js';

const reached = (state: Transfer): readonly string[] =>
  state.status === 'unknown'
    ? []
    : [...state.recipients.keys(), ...[...state.awaited.values()].map(({ agency }) => agency)];

const of = (requestId: string, state: Transfer, { type, data }: TransferEvent): readonly string[] => {
  switch (type) {
    case 'RecallRequested':
      if (data.requestId !== requestId) return [];
      return data.agencies.length > 0 ? data.agencies : reached(state);
    case 'DocumentUpdated':
      if (data.requestId !== requestId) return [];
      return [...(data.content ? reached(state) : []), ...data.removed];
    case 'RecipientsResolved':
      return data.of === requestId ? data.recipients.map(({ agency }) => agency) : [];
    case 'RoutingAwaited':
      return data.of === requestId ? [data.agency] : [];
    case 'DocumentSubmitted':
    case 'RecipientsAdded':
    case 'RecipientsRemoved':
    case 'RoutingAssigned':
    case 'DocumentReplaced':
    case 'EdxmlWritten':
      return [];
    default:
      return assertNever(type);
  }
};

/**
 * Agencies that a recall or an update concerns: those asked, all that have the document where its content changes, those
 * removed, and those added. `before` is the transfer as it stood, `facts` what followed: later ones change nothing.
 */
export const concernedBy = (
  requestId: string,
  before: Transfer,
  facts: readonly TransferEvent[],
): readonly string[] => [...new Set(facts.flatMap((fact) => of(requestId, before, fact)))];
