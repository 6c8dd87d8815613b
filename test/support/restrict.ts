import type { Restriction } from '@lienthong/event-store';
import type { Hub } from '@lienthong/hub';

/** Makes the store of a hub in this process behave as on a full or a read-only disk; `{}` changes nothing. */
export const restrict = ({ exchange: { store } }: Pick<Hub, 'exchange'>, restriction: Restriction): Promise<void> =>
  (store as unknown as { restrict(restriction: Restriction): Promise<void> }).restrict(restriction);
