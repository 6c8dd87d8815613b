import type {
  RankingAnswer,
  RankingQuery,
  ReportAnswer,
  ReportQuery,
  TimesAnswer,
  TimesQuery,
} from '../wire/reports.js';
import type { Answer, Http } from '../transport/http.js';

/** Milliseconds that a report of a million dossiers may take beyond the usual. */
const EXTRA_MS = 60_000;

/** Figures as known at an instant. */
export interface Reports {
  /** Form II.06a (Circular 01/2020/TT-VPCP). */
  ii06a(query: ReportQuery): Answer<ReportAnswer>;
  /** Where the time goes, per procedure and per leg. */
  averageTime(query: TimesQuery): Answer<TimesAnswer>;
  ranking(query: RankingQuery): Answer<RankingAnswer>;
}

export const reportsOf = (http: Http): Reports => {
  const ask = <T>(name: string, query: object): Answer<T> =>
    http.json({
      method: 'GET',
      path: `/v1/reports/${name}`,
      query: { ...query },
      idempotent: true,
      extraMs: EXTRA_MS,
    });
  return {
    ii06a: (query) => ask('II06a', query),
    averageTime: (query) => ask('average-time', query),
    ranking: ({ peers, ...query }) =>
      ask('ranking', { ...query, ...(peers === undefined ? {} : { peers: peers.join(',') }) }),
  };
};
