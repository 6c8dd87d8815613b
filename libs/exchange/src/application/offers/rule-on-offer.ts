import { ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import { offerDecider } from '../../domain/offer/offer.js';
import type { OfferCommand } from '../../domain/offer/offer.js';
import { isAcknowledged } from '../../domain/inbox/acknowledgement.js';
import { acknowledgedBy } from '../inbox/acknowledge.js';
import type { Reader } from '../inbox/acknowledge.js';
import { execute } from '../ledger/execute.js';
import type { Act } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { offerStream } from '../ledger/streams.js';
import { offeredEntry } from './offered-entry.js';

export type OfferedTo = Reader & { readonly sequence: number };

const decide =
  (ports: LedgerPorts) =>
  async (type: OfferCommand['type'], offered: OfferedTo, reason: string, act: Act): Promise<Outcome<number>> => {
    const { agency, system, sequence } = offered;
    const found = await offeredEntry(ports)(agency, sequence);
    if (!found.ok) return found;
    const { entry, event } = found.value;
    const key = event.meta.key === undefined ? undefined : await ports.keyring.dataKey(event.meta.key);
    const outcome = await execute(ports)(
      offerDecider,
      { stream: offerStream(agency, sequence, system), ...(key ? { key } : {}) },
      {
        type,
        of: { agency, system, sequence, transfer: entry.transfer ?? '' },
        // What belongs to erased content has no key to be sealed with: the fact stands without its words.
        ...(key && reason.trim() !== '' ? { reason } : {}),
      },
      act,
    );
    return outcome.ok ? ok(outcome.value.position) : outcome;
  };

/**
 * The recipient's system could not take an entry: from now on it is not in that system's list, and an operator sees it.
 * One that was acknowledged before stays so. Refusal: inbox/beyond-head.
 */
export const failOffer =
  (ports: LedgerPorts) =>
  async (offered: OfferedTo, reason: string, act: Act): Promise<Outcome<number>> => {
    if (isAcknowledged(await acknowledgedBy(ports)(offered), offered.sequence)) return ok(0);
    return decide(ports)('Fail', offered, reason, {
      ...act,
      by: { ...act.by, role: 'gateway', agency: offered.agency },
    });
  };

/** An operator has it offered again, or gives it up. Refusals: change/reason-required, offer/not-failed, inbox/beyond-head. */
export const ruleOnOffer =
  (ports: LedgerPorts) =>
  async (ruling: 'retry' | 'skip', offered: OfferedTo, reason: string, act: Act): Promise<Outcome<number>> =>
    reason.trim() === ''
      ? refused({ code: 'change/reason-required', path: '/reason' })
      : decide(ports)(ruling === 'retry' ? 'OfferAgain' : 'EndOffer', offered, reason, act);
