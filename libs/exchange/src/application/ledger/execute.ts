import { executing } from '@lienthong/ledger';

export { fold, freshly } from '@lienthong/ledger';
export type { Act, DomainEvent, Known, Target, Written } from '@lienthong/ledger';

/** What the hub finds out by itself while carrying out somebody else's act. */
const FOUND_BY_THE_HUB: ReadonlySet<string> = new Set(['RecipientsResolved', 'RoutingAwaited']);

export const execute = executing(FOUND_BY_THE_HUB);
