import { orRefuse, Refused } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import { parseInstant, parseLocalDate, startOfDay } from '@lienthong/identifiers';
import type { LocalDate } from '@lienthong/identifiers';
import { instantOf, refused } from '@lienthong/kernel';
import type { Instant, Outcome } from '@lienthong/kernel';
import { boundsOf } from '../../domain/period.js';
import type { Period } from '../../domain/period.js';
import type { TimeQuestion } from '../../domain/average-time.js';
import type { ReportingHttpPorts } from './ports.js';
import { unitsAt } from './units.js';
import type { Unit, Units } from './units.js';

const placed = <T>(outcome: Outcome<T>, path: string): T =>
  orRefuse(outcome.ok ? outcome : refused({ ...outcome.refusal, path }));

const dayOf = (text: string, path: string): LocalDate => placed(parseLocalDate(text), path);

/** As the query says it. */
export interface PeriodQuery {
  readonly agency: string;
  readonly from: string;
  readonly to: string;
  readonly knownAt?: string;
}

const periodOf = ({ from, to }: PeriodQuery): Period => {
  const period = { from: dayOf(from, '/from'), to: dayOf(to, '/to') };
  if (period.to < period.from) throw new Refused({ code: 'reporting/period-reversed', path: '/to' });
  return period;
};

const knownAtOf = (text: string | undefined, now: Instant): Instant => {
  if (text === undefined) return now;
  const knownAt = placed(parseInstant(text), '/knownAt');
  if (knownAt > now) throw new Refused({ code: 'reporting/not-yet-known', path: '/knownAt' });
  return knownAt;
};

export interface Asked extends Unit {
  readonly units: Units;
  readonly question: TimeQuestion;
}

/**
 * What was asked, of units as they stood at the end of the period. Throws `Refused` with the place: `agency/unknown`,
 * `reporting/period-reversed`, `reporting/not-yet-known`, `identifiers/date-…`, `identifiers/instant-malformed`.
 */
export const askedOf = (ports: ReportingHttpPorts, query: PeriodQuery, caller: Principal): Asked => {
  const period = periodOf(query);
  const knownAt = knownAtOf(query.knownAt, ports.clock.now());
  if (startOfDay(period.from) > knownAt) throw new Refused({ code: 'reporting/not-yet-known', path: '/from' });
  const units = unitsAt(ports, caller, instantOf(new Date(boundsOf(period, knownAt).end)));
  const named = units.named(query.agency, '/agency');
  return { ...named, units, question: { unit: named.unit, period, knownAt } };
};
