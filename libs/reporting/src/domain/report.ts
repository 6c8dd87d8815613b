import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import { causeOf, countCauses } from './causes.js';
import type { Cause, CauseCounts } from './causes.js';
import { addCounts, checked, countStandings, lateRate } from './counts.js';
import type { Counts } from './counts.js';
import type { RecordedEvent } from './facts.js';
import { factsKnownAt } from './facts.fold.js';
import { procedureOf } from './ground.js';
import type { Ground } from './ground.js';
import type { OnTimeRule } from './on-time-rule.js';
import { boundsOf } from './period.js';
import type { Period } from './period.js';
import { standingOf } from './standing.js';
import type { Standing, View } from './standing.js';

export interface Question {
  readonly unit: { readonly name: string; readonly agencies: ReadonlySet<AgencyId> };
  readonly period: Period;
  readonly rule: OnTimeRule;
  /** Nothing that became known later is in the figures. */
  readonly knownAt: Instant;
}

export interface FieldRow {
  readonly field: string;
  readonly counts: Counts;
}

/** One filled form: fields in the order of their names. */
export interface Form {
  readonly fields: readonly FieldRow[];
  readonly total: Counts;
  /** (10 + 13) / 3, 0–1. */
  readonly lateRate: number | undefined;
}

/** The form as handed in, and the same quarter with what it hides. */
export const VIEWS = {
  reported: { basis: 'recorded', post: 'counted' },
  postSetApart: { basis: 'recorded', post: 'set-apart' },
  reconciled: { basis: 'happened', post: 'counted' },
  reconciledPostSetApart: { basis: 'happened', post: 'set-apart' },
} as const satisfies Record<string, View>;
export type ViewName = keyof typeof VIEWS;

export interface ReportII06a {
  readonly unit: string;
  readonly period: Period;
  readonly rule: OnTimeRule;
  readonly knownAt: Instant;
  readonly calendarVersion: number;
  readonly forms: Readonly<Record<ViewName, Form>>;
  /** Of what is late in the form as reported, by field. */
  readonly causes: readonly { readonly field: string; readonly counts: Readonly<Record<Cause, CauseCounts>> }[];
  readonly causesInAll: Readonly<Record<Cause, CauseCounts>>;
}

interface Placed {
  readonly field: string;
  readonly look: (view: View) => Standing | undefined;
  readonly cause: () => Cause;
}

const formOf = (placed: readonly Placed[], fields: readonly string[], view: View): Form => {
  const rows = fields.map((field): FieldRow => {
    const standings = placed.filter((one) => one.field === field).flatMap(({ look }) => look(view) ?? []);
    return { field, counts: checked(field, countStandings(standings)) };
  });
  const total = checked('total', addCounts(rows.map(({ counts }) => counts)));
  return { fields: rows, total, lateRate: lateRate(total) };
};

/**
 * II.06a for a unit and a period (Circular 01/2020/TT-VPCP): the same arguments always give the same numbers.
 * @throws Fault `reporting/identity-broken`, `reporting/procedure-unknown`
 */
export const reportII06a = (ground: Ground, events: Iterable<RecordedEvent>, question: Question): ReportII06a => {
  const { unit, period, rule, knownAt } = question;
  const bounds = boundsOf(period, knownAt);
  const placed = factsKnownAt(events, knownAt).map((facts): Placed => {
    const looking = (one: typeof facts) => (view: View) => {
      const standing = standingOf(ground, rule, view, bounds, one);
      return standing !== undefined && unit.agencies.has(standing.receiver) ? standing : undefined;
    };
    const without = { ...facts, secondSupplement: undefined };
    const look = looking(facts);
    return { field: procedureOf(ground, facts).field, look, cause: () => causeOf(facts, look, looking(without)) };
  });
  const fields = [...new Set(placed.map(({ field }) => field))].sort((a, b) => a.localeCompare(b, 'vi'));
  const late = placed.flatMap(({ field, look, cause }) => {
    const standing = look(VIEWS.reported);
    return standing?.verdict === 'late' ? [{ field, cause: cause(), resolved: standing.resolved }] : [];
  });
  return {
    unit: unit.name,
    period,
    rule,
    knownAt,
    calendarVersion: ground.time.calendar.version,
    forms: {
      reported: formOf(placed, fields, VIEWS.reported),
      postSetApart: formOf(placed, fields, VIEWS.postSetApart),
      reconciled: formOf(placed, fields, VIEWS.reconciled),
      reconciledPostSetApart: formOf(placed, fields, VIEWS.reconciledPostSetApart),
    },
    causes: fields.map((field) => ({ field, counts: countCauses(late.filter((one) => one.field === field)) })),
    causesInAll: countCauses(late),
  };
};
