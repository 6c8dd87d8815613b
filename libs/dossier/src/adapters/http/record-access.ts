import { newEventId, originOf, streamName } from '@lienthong/event-store';
import type { EventStore } from '@lienthong/event-store';
import type { Act } from '@lienthong/ledger';
import type { DossierAccessed } from '../../contracts/dossier-codes.js';

/** Reading by an auditor is itself a fact; where it cannot be recorded, nothing is read. */
export const recordAccess =
  ({ store }: { readonly store: Pick<EventStore, 'append'> }) =>
  async (dossier: string, what: DossierAccessed['data']['what'], act: Act): Promise<void> => {
    const { by, at } = act;
    const type: DossierAccessed['type'] = 'DossierAccessed';
    const meta = { by, at, ...originOf(act) };
    await store.append(streamName('access', at.slice(0, 10)), 'any', [
      { id: newEventId(), type, data: { dossier, what }, meta },
    ]);
  };
