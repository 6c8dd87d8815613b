import type { ProcedureTime, Ranked, ReportII06a } from '@lienthong/reporting';

/** Days as `yyyy-MM-dd`, instants as RFC 3339. */
export interface TimesQuery {
  /** Any code of the unit. */
  readonly agency: string;
  readonly from: string;
  readonly to: string;
  /** Default now. */
  readonly knownAt?: string;
}

export interface ReportQuery extends TimesQuery {
  /** Default `portal`. */
  readonly rule?: string;
}

export interface RankingQuery extends ReportQuery {
  /** Default `reported`. */
  readonly view?: string;
  /** Codes; default all directly below the agency. */
  readonly peers?: readonly string[];
}

export interface ReportAnswer extends ReportII06a {
  readonly form: 'II.06a';
}

interface Answered {
  readonly unit: string;
  readonly period: ReportII06a['period'];
  readonly knownAt: string;
}

export interface TimesAnswer extends Answered {
  readonly procedures: readonly ProcedureTime[];
}

export interface RankingAnswer extends Answered {
  readonly rule: string;
  readonly view: string;
  readonly ranked: readonly Ranked[];
}
