import { ok, refused } from '@lienthong/kernel';
import type { Instant, Outcome } from '@lienthong/kernel';
import type { Mandates } from '../intake/parties.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { loadTransfer } from '../routing/transfer-state.js';
import type { LoadedTransfer } from '../routing/transfer-state.js';

/** Who looks: a system that speaks for agencies, or somebody of the hub. */
export interface Viewer {
  readonly system: string;
  readonly role: 'agency' | 'operator' | 'auditor';
  readonly mandates: Mandates;
}

export interface Access {
  readonly transfer: LoadedTransfer;
  /** Agencies of the viewer that are party to the transfer. */
  readonly asSender: boolean;
  readonly asRecipient: readonly string[];
}

const everRecipients = (transfer: LoadedTransfer): ReadonlySet<string> =>
  new Set(
    transfer.history.flatMap((event) => {
      const data = event.data as { recipients?: readonly { agency: string }[]; to?: string };
      if (event.type === 'RecipientsResolved') return (data.recipients ?? []).map((one) => one.agency);
      return event.type === 'RoutingAssigned' && data.to !== undefined ? [data.to] : [];
    }),
  );

/** What a viewer may not see answers exactly like what does not exist: transfer/unknown. */
export const accessTransfer =
  (ports: Pick<LedgerPorts, 'store'>) =>
  async (id: string, viewer: Viewer, at: Instant): Promise<Outcome<Access>> => {
    const transfer = await loadTransfer(ports)(id);
    if (!transfer) return refused({ code: 'transfer/unknown' });
    if (viewer.role !== 'agency') return ok({ transfer, asSender: false, asRecipient: [] });
    const asSender = viewer.mandates.mayActFor(transfer.state.sender, at);
    // A test message names recipients and reaches none of them.
    const reached = transfer.state.test ? [] : [...everRecipients(transfer)];
    const asRecipient = reached.filter((agency) => viewer.mandates.mayActFor(agency, at));
    const isParty = asSender || asRecipient.length > 0;
    return isParty ? ok({ transfer, asSender, asRecipient }) : refused({ code: 'transfer/unknown' });
  };
