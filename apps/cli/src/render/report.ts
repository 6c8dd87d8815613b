import type { ReportAnswer } from '@lienthong/client';
import { formTable, reportTables, VIEW_TITLES } from '@lienthong/reporting';
import type { ViewName } from '@lienthong/reporting';
import { formText, shareText, tableText } from './figures.js';
import { localTime } from './time.js';

export const reportHeading = (
  name: string,
  unit: string,
  { from, to }: { readonly from: string; readonly to: string },
  knownAt: string,
): string => `${name}: ${unit}, ${from} – ${to}, theo những gì biết đến ${localTime(knownAt)}`;

const FORM = 'Biểu II.06a';

/** Why some are late; the form of a unit without such holds lines of zeros. */
const causesText = (told: ReportAnswer): readonly string[] => {
  const causes = reportTables(told).find(({ title }) => title === 'Nguyên nhân quá hạn');
  const rows = causes?.rows.filter((row) => row.some((cell) => typeof cell === 'number' && cell > 0)) ?? [];
  return causes === undefined || rows.length === 0 ? [] : ['', tableText({ ...causes, rows })];
};

/** The form, and under it what it hides: other ways to count, why dossiers are late, how many drifted. */
export const reportText = (told: ReportAnswer, view: ViewName): string => {
  return [
    reportHeading(view === 'reported' ? FORM : `${FORM}, ${VIEW_TITLES[view]}`, told.unit, told.period, told.knownAt),
    formText(formTable(VIEW_TITLES[view], told.forms[view])),
    '',
    ...Object.entries(VIEW_TITLES).map(
      ([name, title]) => `Tỷ lệ quá hạn · ${title}: ${shareText(told.forms[name as ViewName].lateRate)}`,
    ),
    `Tỷ lệ lệch đối soát: ${shareText(told.drift.share)} (còn lệch ${told.drift.open})`,
    ...causesText(told),
  ].join('\n');
};
