import { originOf } from '@lienthong/event-store';
import type { Handler, Origin } from '@lienthong/event-store';
import type { Instant } from '@lienthong/kernel';
import { dossierCatalogue } from '../../contracts/event-catalogue.js';
import { dossierOf } from '../../contracts/dossier-streams.js';
import type { DossierEntry } from '../../contracts/inbox-entries.js';
import { readDossierEvent } from '../../contracts/recorded-dossier-event.js';
import { followStates } from '../running/state-after.js';
import type { StateAfter } from '../running/state-after.js';
import type { LoadPorts } from '../running/load-dossier.js';
import { entriesOf, isSilent } from './entries-of.js';

/** Where entries are put; the exchange has the inboxes. */
export interface DossierInboxes {
  /** Once for each agency and cause, however often it is called. */
  place(
    placing: Origin & {
      readonly agency: string;
      readonly entry: DossierEntry;
      readonly cause: string;
      readonly at: Instant;
    },
  ): Promise<unknown>;
}

export type NotifierPorts = LoadPorts & { readonly inboxes: DossierInboxes };

/** Carries facts of dossiers to the inboxes of those who must act on them. */
const carry =
  ({ inboxes }: NotifierPorts, stateAfter: StateAfter): Handler =>
  async (recorded) => {
    const read = readDossierEvent(recorded);
    if (read === undefined) return;
    const state = await stateAfter(recorded);
    if (state.status === 'unknown') return;
    const { id: cause, meta } = recorded;
    for (const { agency, entry } of entriesOf(dossierOf(recorded.stream), read.event, state))
      await inboxes.place({ agency, entry, cause, at: meta.at, ...originOf(meta) });
  };

export const notifierHandlers = (ports: NotifierPorts): Readonly<Record<string, Handler>> => {
  const handler = carry(ports, followStates(ports));
  const told = Object.keys(dossierCatalogue).filter((type) => !isSilent(type));
  return Object.fromEntries(told.map((type) => [type, handler]));
};
