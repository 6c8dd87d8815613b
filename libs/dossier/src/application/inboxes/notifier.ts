import { originOf } from '@lienthong/event-store';
import type { Handler, Origin, RecordedEvent } from '@lienthong/event-store';
import type { Instant } from '@lienthong/kernel';
import { dossierCatalogue } from '../../contracts/event-catalogue.js';
import { dossierOf } from '../../contracts/dossier-streams.js';
import type { DossierEntry } from '../../contracts/inbox-entries.js';
import { readDossierEvent } from '../../contracts/recorded-dossier-event.js';
import { knownDossier } from '../running/load-dossier.js';
import type { LoadPorts } from '../running/load-dossier.js';
import { answeredEntries, entriesOf, isSilent } from './entries-of.js';
import type { ForInbox } from './entries-of.js';

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

const ANSWERS: ReadonlySet<string> = new Set(['SupplementReceived', 'FeePaid', 'ConfirmationGiven']);
const REQUESTS: ReadonlySet<string> = new Set(['SupplementRequested', 'FeeRequested', 'ConfirmationAwaited']);

/** The leg whose request an answer names. */
const askedBy = async ({ store }: NotifierPorts, { stream, data }: RecordedEvent): Promise<string | undefined> => {
  const history = await store.readStream(stream);
  const request = history.find((one) => REQUESTS.has(one.type) && one.data['reportId'] === data['requestId']);
  const leg = request?.data['leg'];
  return typeof leg === 'string' ? leg : undefined;
};

/** Carries facts of dossiers to the inboxes of those who must act on them. */
const carry =
  (ports: NotifierPorts): Handler =>
  async (recorded) => {
    const read = readDossierEvent(recorded);
    if (read === undefined) return;
    const dossier = dossierOf(recorded.stream);
    const { state } = await knownDossier(ports)(dossier, recorded.revision);
    if (state.status === 'unknown') return;
    const answered: readonly ForInbox[] = ANSWERS.has(recorded.type)
      ? answeredEntries(dossier, await askedBy(ports, recorded), state)
      : [];
    const { id: cause, meta } = recorded;
    for (const { agency, entry } of [...entriesOf(dossier, read.event, state), ...answered])
      await ports.inboxes.place({ agency, entry, cause, at: meta.at, ...originOf(meta) });
  };

export const notifierHandlers = (ports: NotifierPorts): Readonly<Record<string, Handler>> => {
  const handler = carry(ports);
  const told = Object.keys(dossierCatalogue).filter((type) => !isSilent(type) || ANSWERS.has(type));
  return Object.fromEntries(told.map((type) => [type, handler]));
};
