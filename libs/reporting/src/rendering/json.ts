import type { ReportII06a } from '../domain/report.js';

/** The whole report, its question included, so that a reader can ask it again. A rate that is not there is null. */
export const renderJson = (report: ReportII06a): string =>
  `${JSON.stringify({ form: 'II.06a', ...report }, (_, value: unknown) => value ?? null, 2)}\n`;
