import { problemOf } from '@lienthong/refusals';
import type { Wire } from '@lienthong/http-edge';
import type { DriftResult, RunResults, RunSummary } from '../../application/ports.js';
import { driftSentence } from '../../rendering/sentence.js';
import { ourSteps, theirSteps } from '../../rendering/steps.js';
import type { DriftResource, RunResource, UnreadableResource } from './openapi/reconciliation.resource.js';

export const shownRun = (run: RunSummary): Wire<RunResource> => ({
  ...run,
  finishedAt: run.finishedAt ?? null,
  abandonedAt: run.abandonedAt ?? null,
  counts: run.counts ?? null,
});

export const shownDrift = (result: DriftResult): Wire<DriftResource> => {
  const { drift, line = null, foundAt, healedAt = null, healedBy = null, sent = null, asked = [] } = result;
  return {
    code: drift.code,
    kind: drift.drift,
    dossier: 'dossier' in drift ? drift.dossier : null,
    line,
    foundAt,
    healedAt,
    healedBy,
    sent,
    sentence: driftSentence(drift),
    theirs: theirSteps(drift),
    ours: ourSteps(drift),
    asked: asked.map(({ fact, leg = null, agency = null }) => ({ fact, leg, agency })),
  };
};

type Unreadable = ReturnType<RunResults['unreadable']>[number];

export const shownUnreadable = ({ line, column, problem }: Unreadable): Wire<UnreadableResource> => {
  const params = { line, ...(column === undefined ? {} : { column }) };
  return { line, column: column ?? null, code: problem, sentence: problemOf({ code: problem, params }).detail };
};
