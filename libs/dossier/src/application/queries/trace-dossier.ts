import type { RecordedEvent } from '@lienthong/event-store';
import { openPersonal } from '@lienthong/ledger';
import type { JsonObject } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import { WITH_WORDS } from '../../contracts/event-catalogue.js';
import { dossierStream } from '../../contracts/dossier-streams.js';
import type { KnownDossier } from '../../domain/dossier.js';
import type { DossierPorts } from '../ports.js';

/** One fact of a dossier and who asserted it. */
export interface DossierTraceLine {
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  /** When it was asserted to the hub; when it happened stands in the facts. */
  readonly at: string;
  readonly recordedAt: string;
  readonly assertedBy: { readonly role: string; readonly agency: string | null; readonly system: string | null };
  readonly data: JsonObject;
  /** What people wrote with it: for who received the dossier, and for the legs that it names. */
  readonly words: JsonObject | null;
}

const WORDS = ['reason', 'person'] as const;

const legsNamed = ({ data }: RecordedEvent): readonly string[] =>
  [data['leg'], data['to']].filter((leg) => typeof leg === 'string');

/** The whole history, oldest first. */
export const traceDossier =
  (ports: Pick<DossierPorts, 'store' | 'keyring'>) =>
  async (
    dossier: string,
    state: KnownDossier,
    isOurs: (agency: AgencyId) => boolean,
  ): Promise<readonly DossierTraceLine[]> => {
    const mayRead = (event: RecordedEvent): boolean =>
      WITH_WORDS.has(event.type) &&
      (isOurs(state.receiver) ||
        legsNamed(event).some((leg) => {
          const agency = state.legs.get(leg)?.agency;
          return agency !== undefined && isOurs(agency);
        }));
    /** Of a half that also holds what is in items, the words alone. */
    const readWords = async (event: RecordedEvent): Promise<JsonObject | null> => {
      const opened = await openPersonal(ports)(event);
      if (opened === undefined) return null;
      const words = Object.fromEntries(WORDS.flatMap((name) => (name in opened ? [[name, opened[name]]] : [])));
      return Object.keys(words).length === 0 ? null : words;
    };
    const history = await ports.store.readStream(dossierStream(dossier));
    return Promise.all(
      history.map(async (event): Promise<DossierTraceLine> => {
        const { role, agency = null, system = null } = event.meta.by;
        return {
          revision: event.revision,
          eventId: event.id,
          type: event.type,
          at: event.meta.at,
          recordedAt: event.recordedAt,
          assertedBy: { role, agency, system },
          data: event.data,
          words: mayRead(event) ? await readWords(event) : null,
        };
      }),
    );
  };
