import { refused, ok } from '@lienthong/kernel';
import type { Instant, Outcome } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import { holds } from '@lienthong/procedure';
import type { Leg } from '@lienthong/procedure';
import type { DossierRefusal } from './dossier.commands.js';
import type { Dossier, LegState, ReceivedDossier } from './dossier.js';
import type { Report } from './dossier.events.js';
import type { DossierRules } from './rules.js';

interface Reporter extends Report {
  readonly agency: AgencyId;
}

export interface ReportedLeg {
  readonly state: ReceivedDossier;
  readonly leg: Leg;
  readonly at: LegState;
}

const earlierThan = (instant: Instant, than: Instant | undefined): boolean => than !== undefined && instant < than;

/** Who may report on a leg: its agency, once it has the leg, of times from the reception on. */
export const reportedLeg = (
  rules: DossierRules,
  state: Dossier,
  { leg: id, agency, at }: Reporter,
): Outcome<ReportedLeg, DossierRefusal> => {
  if (state.status === 'unknown') return refused({ code: 'dossier/unknown' });
  const leg = rules.procedure.legs.find((one) => one.id === id);
  if (leg === undefined) return refused({ code: 'dossier/unknown-leg', path: '/leg', params: { leg: id } });
  if (state.status === 'ended' || state.status === 'issued') return refused({ code: 'dossier/finished' });
  if (state.status === 'filed') return refused({ code: 'dossier/not-received' });
  const legState = state.legs.get(id);
  if (legState === undefined && !holds(leg.condition, state.options))
    return refused({ code: 'dossier/unknown-leg', path: '/leg', params: { leg: id } });
  if (legState?.agency === undefined)
    return refused({ code: 'dossier/leg-not-started', path: '/leg', params: { leg: id } });
  if (legState.agency !== agency)
    return refused({ code: 'dossier/wrong-agency', path: '/agency', params: { leg: id } });
  if (earlierThan(at, state.receivedAt)) return refused({ code: 'dossier/before-reception', path: '/at' });
  return ok({ state, leg, at: legState });
};
