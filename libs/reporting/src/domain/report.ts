import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import { addCauses } from './causes.js';
import type { Cause, CauseCounts } from './causes.js';
import { addCounts, checked, countsOf, lateRate } from './counts.js';
import type { Counts } from './counts.js';
import { driftShare } from './drift.js';
import type { DriftCounts } from './drift.js';
import type { RecordedEvent } from './facts.js';
import { factsKnownAt } from './facts.fold.js';
import { createFieldTallies } from './field-tally.js';
import type { FieldTally } from './field-tally.js';
import type { Ground } from './ground.js';
import { knownFrom } from './known-dossier.js';
import type { KnownDossier } from './known-dossier.js';
import type { OnTimeRule } from './on-time-rule.js';
import type { Period } from './period.js';
import type { ViewName } from './views.js';

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
  /** (10 + 13) / 3, 0–1; null where nothing was received. */
  readonly lateRate: number | null;
}

/** Of how many dossiers of the form as reported another party's view was found to differ. */
export interface Drift extends DriftCounts {
  /** 0–1; null where nothing was received. */
  readonly share: number | null;
  readonly fields: readonly (DriftCounts & { readonly field: string })[];
}

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
  readonly drift: Drift;
}

/** A report that is being counted, dossier by dossier, each as known at the question's instant. */
export interface ReportInMaking {
  /** @throws Fault `reporting/procedure-unknown` */
  readonly add: (dossier: KnownDossier) => void;
  /** @throws Fault `reporting/identity-broken` */
  readonly finish: () => ReportII06a;
}

const formOf = (tallies: readonly FieldTally[], view: ViewName): Form => {
  const fields = tallies.map(({ field, standings }): FieldRow => ({
    field,
    counts: checked(field, countsOf(standings[view])),
  }));
  const total = checked('total', addCounts(fields.map(({ counts }) => counts)));
  return { fields, total, lateRate: lateRate(total) ?? null };
};

const driftOf = (tallies: readonly FieldTally[], reported: Form): Drift => {
  const fields = tallies.map(({ field, drifted, open }, index) => ({
    field,
    received: reported.fields[index]?.counts.received ?? 0,
    drifted,
    open,
  }));
  const sum = (of: (row: DriftCounts) => number): number => fields.reduce((all, row) => all + of(row), 0);
  const all = {
    received: sum((row) => row.received),
    drifted: sum((row) => row.drifted),
    open: sum((row) => row.open),
  };
  return { ...all, share: driftShare(all) ?? null, fields };
};

export const createReport = (ground: Ground, question: Question): ReportInMaking => {
  const { unit, period, rule, knownAt } = question;
  const tallies = createFieldTallies(ground, question);
  return {
    add: tallies.add,
    finish: () => {
      const fields = tallies.sorted();
      const reported = formOf(fields, 'reported');
      return {
        unit: unit.name,
        period,
        rule,
        knownAt,
        calendarVersion: ground.time.calendar.version,
        forms: {
          reported,
          postSetApart: formOf(fields, 'postSetApart'),
          reconciled: formOf(fields, 'reconciled'),
          reconciledPostSetApart: formOf(fields, 'reconciledPostSetApart'),
        },
        causes: fields.map(({ field, causes }) => ({ field, counts: causes })),
        causesInAll: addCauses(fields.map(({ causes }) => causes)),
        drift: driftOf(fields, reported),
      };
    },
  };
};

/**
 * II.06a for a unit and a period (Circular 01/2020/TT-VPCP): the same arguments always give the same numbers.
 * @throws Fault `reporting/identity-broken`, `reporting/procedure-unknown`
 */
export const reportII06a = (ground: Ground, events: Iterable<RecordedEvent>, question: Question): ReportII06a => {
  const report = createReport(ground, question);
  for (const facts of factsKnownAt(events, question.knownAt)) report.add(knownFrom(facts));
  return report.finish();
};
