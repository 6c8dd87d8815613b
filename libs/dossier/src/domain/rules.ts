import type { DueDate, DueRequest, Limit, Stop } from '@lienthong/calendar';
import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import { halvesOfLeg, limitUnder } from '@lienthong/procedure';
import type { Leg, Procedure } from '@lienthong/procedure';
import type { KnownDossier } from './dossier.js';
import type { Due } from './dossier.events.js';

/** What decisions on one dossier rest on: its version of the procedure, the register and the calendar as known now. */
export interface DossierRules {
  readonly procedure: Procedure;
  /** Digest of the procedure's words, where they are kept. */
  readonly definition?: string;
  /** Undefined where nobody, or more than one, answers for the leg at the instant. */
  agencyFor(leg: Leg, at: Instant): AgencyId | undefined;
  /** In the hours of this agency. */
  due(agency: AgencyId, request: DueRequest): DueDate;
}

/** Decree 118/2025/NĐ-CP: an online dossier is received, or refused, within 8 working hours. */
const RECEIVE: Limit = { unit: 'working-hours', amount: 8 };

export const dueOf = (rules: DossierRules, agency: AgencyId, request: DueRequest): Due => {
  const { due, version, provisional } = rules.due(agency, request);
  return { due, calendarVersion: version, provisional };
};

export const receiveBy = (rules: DossierRules, receiver: AgencyId, filedAt: Instant): Instant =>
  rules.due(receiver, { receivedAt: filedAt, limit: rules.procedure.receive ?? RECEIVE }).due;

const withCutoff = ({ procedure: { cutoff } }: DossierRules, request: DueRequest): DueRequest =>
  cutoff === undefined ? request : { ...request, cutoff };

/** What the citizen is promised, in the hours of who received; undefined where the procedure promises nothing. */
export const promiseOf = (
  rules: DossierRules,
  { options, receiver, stops }: Pick<KnownDossier, 'options' | 'receiver' | 'stops'>,
  receivedAt: Instant,
): Due | undefined => {
  const limit = limitUnder(rules.procedure.limit, options);
  return limit && dueOf(rules, receiver, withCutoff(rules, { receivedAt, limit, stops }));
};

const SAME_DAY: Limit = { unit: 'working-days', amount: 0 };

/** Its own limit, or what its steps take one after another. */
const limitOfLeg = (leg: Leg, options: ReadonlySet<string>): Limit => {
  const own = limitUnder(leg.limit, options);
  if (own !== undefined) return own;
  const halves = halvesOfLeg(leg, options);
  return halves === undefined ? SAME_DAY : { unit: 'half-days', amount: halves };
};

/** When a leg handed over at an instant is to be done; what it waited since is not counted. */
export const dueOfLeg = (
  rules: DossierRules,
  leg: Leg,
  agency: AgencyId,
  { options }: Pick<KnownDossier, 'options'>,
  handedOverAt: Instant,
  stops: readonly Stop[] = [],
): Due => dueOf(rules, agency, withCutoff(rules, { receivedAt: handedOverAt, limit: limitOfLeg(leg, options), stops }));

export const acknowledgeBy = (rules: DossierRules, agency: AgencyId, handedOverAt: Instant): Instant | undefined => {
  const limit = rules.procedure.sync?.acknowledge;
  return limit && rules.due(agency, { receivedAt: handedOverAt, limit }).due;
};
