import { openPersonal } from '@lienthong/ledger';
import type { LedgerPorts } from '@lienthong/ledger';
import { dossierStream } from '../../contracts/dossier-streams.js';
import type { ItemContents } from '../../domain/contents.js';
import type { Carried } from '../../domain/dossier.events.js';

/** What is in these items by now: of one that came again, the newest. Those on paper, and what was erased, are left out. */
export const readItems =
  (ports: Pick<LedgerPorts, 'store' | 'keyring'>) =>
  async (dossier: string, items: ReadonlySet<string>): Promise<ItemContents> => {
    const sealed = (await ports.store.readStream(dossierStream(dossier))).filter((event) => event.sealed !== undefined);
    const carried = await Promise.all(sealed.map(async (event) => (await openPersonal(ports)(event)) as Carried));
    const all: ItemContents = Object.assign(
      {},
      ...carried.map((one: Carried | undefined) => one?.items ?? {}),
    ) as ItemContents;
    return Object.fromEntries(Object.entries(all).filter(([item]) => items.has(item)));
  };
