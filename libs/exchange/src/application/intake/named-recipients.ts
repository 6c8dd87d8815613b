import type { RecordedEvent } from '@lienthong/event-store';
import type { Instant } from '@lienthong/kernel';
import type { Transfer } from '../../domain/transfer/transfer.js';
import type { Addressees } from '../routing/addressees.js';
import { agenciesOf } from './edxml-ports.js';

/**
 * Those of a transfer's recipients, and of the closed agencies whose routing it awaits, that codes name: the agency that
 * held the code, and the one that answers for it now.
 */
export const recipientsNamed = (
  addressees: Addressees,
  state: Transfer | undefined,
  codes: readonly string[],
  at: Instant,
): readonly string[] => {
  if (state?.status !== 'submitted') return [];
  const reached = new Set([...state.recipients.keys(), ...[...state.awaited.values()].map((one) => one.agency)]);
  return [...new Set(agenciesOf(addressees, codes, at))].filter((agency) => reached.has(agency)).sort();
};

/** Every code that was ever named as a recipient, also of those who were removed since. */
export const everNamed = (history: readonly RecordedEvent[]): ReadonlySet<string> =>
  new Set(
    history.flatMap(({ type, data }) => {
      const { recipients, codes, added } = data as Readonly<Record<string, readonly string[] | undefined>>;
      if (type === 'DocumentSubmitted') return recipients ?? [];
      if (type === 'RecipientsAdded') return codes ?? [];
      return type === 'DocumentUpdated' ? (added ?? []) : [];
    }),
  );
