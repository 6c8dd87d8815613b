import type { Handler, RecordedEvent } from '@lienthong/event-store';
import { dossierOf } from '../../contracts/dossier-streams.js';
import type { CitizenNotice, CitizenNoticeDue } from '../../contracts/citizen-notices.js';
import type { KnownDossier } from '../../domain/dossier.js';
import type { Alarm, DossierEvent } from '../../domain/dossier.events.js';
import type { LoadPorts } from '../running/load-dossier.js';
import { followStates } from '../running/state-after.js';
import type { StateAfter } from '../running/state-after.js';

/** Where notices to citizens go; once for each event, however often it is called. */
export interface CitizenNotices {
  due(notice: CitizenNoticeDue['data'], because: RecordedEvent): Promise<void>;
}

export type CitizenPorts = LoadPorts & { readonly citizens: CitizenNotices };

interface Said {
  readonly what: CitizenNotice;
  readonly due?: string | undefined;
  readonly alarm?: Alarm;
}

type Teller<Type extends DossierEvent['type']> = (
  data: Extract<DossierEvent, { type: Type }>['data'],
  state: KnownDossier,
) => Said | undefined;

/** Of facts that are news to who filed; of any other the citizen is told nothing. */
type Telling =
  | 'DossierReceived'
  | 'DossierNotReceived'
  | 'SupplementRequested'
  | 'FeeRequested'
  | 'ConfirmationAwaited'
  | 'ApologyIssued'
  | 'DossierRefused'
  | 'DossierStopped'
  | 'ResultIssued'
  | 'AlarmRaised';

const TELLERS: { readonly [Type in Telling]: Teller<Type> } = {
  DossierReceived: (_, { due }) => ({ what: 'received', due }),
  DossierNotReceived: () => ({ what: 'not-received' }),
  SupplementRequested: ({ remindAt }) => ({ what: 'supplement', due: remindAt }),
  FeeRequested: ({ remindAt }) => ({ what: 'fee', due: remindAt }),
  ConfirmationAwaited: ({ remindAt }) => ({ what: 'confirmation', due: remindAt }),
  ApologyIssued: ({ due }) => ({ what: 'apology', due }),
  DossierRefused: () => ({ what: 'refused' }),
  DossierStopped: () => ({ what: 'stopped' }),
  ResultIssued: ({ deliverBy }) => ({ what: 'result', due: deliverBy }),
  AlarmRaised: ({ alarm }) => (alarm === 'citizen' || alarm === 'delivery' ? { what: 'reminder', alarm } : undefined),
};

/** What was promised with the reception: the next fact of the same act says so, where anything was. */
const promiseBehind = async ({ store }: CitizenPorts, reception: RecordedEvent): Promise<RecordedEvent> => {
  const [next] = await store.readStream(reception.stream, { from: reception.revision + 1, limit: 1 });
  return next?.type === 'DueDateSet' ? next : reception;
};

const handlerOf =
  (ports: CitizenPorts, stateAfter: StateAfter, type: Telling): Handler =>
  async (recorded) => {
    const { id, stream, data } = recorded;
    const dossier = dossierOf(stream);
    const state = await stateAfter(type === 'DossierReceived' ? await promiseBehind(ports, recorded) : recorded);
    if (state.status === 'unknown') return;
    // The handler of a type meets events of that type alone.
    const teller = TELLERS[type] as unknown as Teller<never>;
    const said = teller(data as never, state);
    if (said === undefined) return;
    const [first] = await ports.store.readStream(stream, { limit: 1 });
    const { what, due = null, alarm = null } = said;
    const code = state.codes?.oneStop ?? null;
    await ports.citizens.due({ dossier, code, what, due, alarm, contact: first?.id ?? id, about: id }, recorded);
  };

/** Notices to the citizen follow from facts, as inbox entries do. */
export const citizenHandlers = (ports: CitizenPorts): Readonly<Record<string, Handler>> => {
  const stateAfter = followStates(ports);
  return Object.fromEntries(
    (Object.keys(TELLERS) as Telling[]).map((type) => [type, handlerOf(ports, stateAfter, type)]),
  );
};
