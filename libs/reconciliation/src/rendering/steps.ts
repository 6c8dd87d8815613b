import { DVCLT_LABELS, PORTAL_LABELS } from '@lienthong/dossier/vocabularies';
import type { StatusRecord, StatusVocabularyName } from '@lienthong/dossier/vocabularies';
import { formatWireDateTime } from '@lienthong/identifiers';
import type { Drift } from '../domain/reconciliation.events.js';
import type { Moment } from '../domain/view-row.js';

/** One side's step: what it is called, when it was so, and on which event it stands. */
export interface ShownStep {
  readonly status: string;
  readonly label: string;
  readonly at: string | null;
  readonly event: string | null;
}

const LABELS: Readonly<Record<StatusVocabularyName, Readonly<Record<string, string>>>> = {
  portal: PORTAL_LABELS,
  dvclt: DVCLT_LABELS,
};

export const labelOf = (vocabulary: StatusVocabularyName, status: string): string =>
  LABELS[vocabulary][status] ?? status;

const written = ({ at, precision }: Moment): string =>
  formatWireDateTime(at).slice(0, precision === 'day' ? 10 : precision === 'minute' ? 16 : 19);

/** The steps that the agency's record gives, dated ones first in their order, the status last. */
export const theirSteps = (drift: Drift): readonly ShownStep[] => {
  if (!('theirs' in drift)) return [];
  const { status, moments } = drift.theirs;
  const stepOf = (one: string): ShownStep => {
    const moment = moments[one];
    return { status: one, label: labelOf(drift.vocabulary, one), at: moment ? written(moment) : null, event: null };
  };
  const dated = Object.entries(moments)
    .filter(([one]) => one !== status)
    .toSorted(([, a], [, b]) => (a.at < b.at ? -1 : 1))
    .map(([one]) => stepOf(one));
  return [...dated, stepOf(status)];
};

const recordsOf = (drift: Drift): readonly StatusRecord[] => {
  if (drift.drift === 'behind') return drift.missing;
  return 'ours' in drift ? drift.ours : [];
};

/** The steps that events stand behind: of a record that is behind, those that it lacks. */
export const ourSteps = (drift: Drift): readonly ShownStep[] =>
  recordsOf(drift).map(({ status, at, event }) => ({
    status,
    label: labelOf(drift.vocabulary, status),
    at: formatWireDateTime(at),
    event,
  }));
