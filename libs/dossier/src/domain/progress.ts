import type { Instant } from '@lienthong/kernel';
import { holds } from '@lienthong/procedure';
import type { Leg } from '@lienthong/procedure';
import type { AgencyId } from '@lienthong/identifiers';
import { isSettled } from './dossier.js';
import type { KnownDossier } from './dossier.js';
import { adding } from './draft.js';
import type { Draft } from './draft.js';
import type { DossierEvent } from './dossier.events.js';
import { REMINDERS } from './reminders.js';
import { acknowledgeBy, dueOfLeg } from './rules.js';
import type { DossierRules } from './rules.js';

const takesPlace = (leg: Leg, { options }: KnownDossier): boolean => holds(leg.condition, options);

/** What comes before it is settled; a leg that does not take place passes the question on. */
const isReady = (rules: DossierRules, leg: Leg, state: KnownDossier): boolean =>
  leg.after.every((id) => {
    const before = rules.procedure.legs.find((one) => one.id === id);
    if (before === undefined) return true;
    return takesPlace(before, state) ? isSettled(state.legs.get(id)) : isReady(rules, before, state);
  });

/** Hands a leg over: what it consumes and has come by now goes into the inbox of who is responsible at this instant. */
export const handOver = (
  rules: DossierRules,
  leg: Leg,
  state: KnownDossier,
  now: Instant,
  assigned?: AgencyId,
): DossierEvent => {
  const before = state.legs.get(leg.id);
  // Whoever is found for a leg that was awaited begins it: nobody has worked on it.
  const attempt = before?.status === 'awaited' ? before.attempt : (before?.attempt ?? 0) + 1;
  const agency = assigned ?? rules.agencyFor(leg, now);
  if (agency === undefined) return { type: 'LegAwaited', data: { leg: leg.id, attempt, since: now } };
  const by = acknowledgeBy(rules, agency, now);
  return {
    type: 'LegStarted',
    data: {
      leg: leg.id,
      attempt,
      agency,
      items: leg.consumes.filter((item) => state.items.has(item)),
      handedOverAt: now,
      ...(by === undefined ? {} : { acknowledgeBy: by }),
      ...dueOfLeg(rules, leg, agency, state, now),
    },
  };
};

/** When the last of the legs was done, as their agencies say. */
const lastDone = ({ legs }: KnownDossier, otherwise: Instant): Instant =>
  [...legs.values()].reduce<Instant>(
    (last, { doneAt }) => (doneAt !== undefined && doneAt > last ? doneAt : last),
    otherwise,
  );

const issue = (rules: DossierRules, state: KnownDossier, now: Instant): DossierEvent => {
  const without = rules.procedure.legs.filter(({ id }) => state.legs.get(id)?.status === 'failed').map(({ id }) => id);
  const deliverBy = rules.due(state.receiver, { receivedAt: now, limit: REMINDERS.citizen }).due;
  return { type: 'ResultIssued', data: { at: lastDone(state, state.receivedAt ?? now), without, deliverBy } };
};

/** Starts every leg that may start by now; where none is left, the result is there. */
export const goOn = (rules: DossierRules, draft: Draft, now: Instant): Draft => {
  const { state } = draft;
  if (state.status !== 'received') return draft;
  const taking = rules.procedure.legs.filter((leg) => takesPlace(leg, state));
  const ready = taking.filter(({ id }) => !state.legs.has(id)).filter((leg) => isReady(rules, leg, state));
  if (ready.length > 0) return adding(draft, ...ready.map((leg) => handOver(rules, leg, state, now)));
  return taking.every(({ id }) => isSettled(state.legs.get(id))) ? adding(draft, issue(rules, state, now)) : draft;
};
