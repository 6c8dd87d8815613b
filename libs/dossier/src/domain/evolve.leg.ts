import type { KnownDossier, LegState } from './dossier.js';
import type { DossierEvent } from './dossier.events.js';

type Event<Type extends DossierEvent['type']> = Extract<DossierEvent, { type: Type }>;

/** Facts that begin a leg, or begin it once more. */
type Beginning = Event<'LegStarted' | 'LegAwaited'>;

/** Facts that change a leg that was begun. */
type Change = Event<
  | 'LegAcknowledged'
  | 'LegCompleted'
  | 'LegFailed'
  | 'LegReturned'
  | 'LegResumed'
  | 'LegDueMoved'
  | 'LegCancelled'
  | 'LegHandedToSuccessor'
>;

const begun = (event: Beginning): LegState => {
  const { attempt } = event.data;
  const leg = { attempt, acknowledged: false, returnedTo: undefined, stops: [] };
  if (event.type === 'LegAwaited') return { ...leg, status: 'awaited', since: event.data.since };
  const { agency, handedOverAt: since, acknowledgeBy, due } = event.data;
  const started: LegState = { ...leg, status: 'open', since, agency, due };
  return acknowledgeBy === undefined ? started : { ...started, acknowledgeBy };
};

const changed = (leg: LegState, event: Change): LegState => {
  switch (event.type) {
    case 'LegAcknowledged':
      return { ...leg, acknowledged: true };
    case 'LegCompleted':
      return { ...leg, status: 'done', acknowledged: true, doneAt: event.data.at };
    case 'LegFailed':
      return { ...leg, status: 'failed', acknowledged: true };
    case 'LegReturned':
      return { ...leg, status: 'returned', acknowledged: true, returnedTo: event.data.to };
    case 'LegResumed': {
      const { handedOverAt: since, due } = event.data;
      return { ...leg, status: 'open', returnedTo: undefined, stops: [], since, due };
    }
    case 'LegDueMoved':
      return { ...leg, due: event.data.due };
    case 'LegCancelled':
      return { ...leg, status: 'cancelled' };
    case 'LegHandedToSuccessor':
      return { ...leg, agency: event.data.to };
  }
};

export const evolveLegs = ({ legs }: KnownDossier, event: Beginning | Change): KnownDossier['legs'] => {
  const { leg } = event.data;
  if (event.type === 'LegStarted' || event.type === 'LegAwaited') return new Map(legs).set(leg, begun(event));
  const known = legs.get(leg);
  return known === undefined ? legs : new Map(legs).set(leg, changed(known, event));
};
