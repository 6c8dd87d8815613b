import { newEventId, originOf, streamName } from '@lienthong/event-store';
import type { Act } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';

/** Reading by an auditor is itself a fact; it is durable before the answer leaves, and where it cannot be, nothing is read. */
export const recordAccess =
  ({ store }: Pick<LedgerPorts, 'store'>) =>
  async (what: 'trace' | 'content' | 'search', act: Act, transfer?: string): Promise<void> => {
    const stream = streamName('access', act.at.slice(0, 10));
    const { by, at } = act;
    const meta = { by, at, ...originOf(act) };
    const event = {
      id: newEventId(),
      type: 'ContentAccessed',
      data: { what, ...(transfer === undefined ? {} : { transfer }) },
      meta,
    };
    await store.append(stream, 'any', [event]);
  };
