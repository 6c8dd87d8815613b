import { DVCLT_FOLLOWS, PORTAL_FOLLOWS } from '@lienthong/dossier/vocabularies';
import type { StatusVocabularyName } from '@lienthong/dossier/vocabularies';
import type { AgencyId } from '@lienthong/identifiers';
import { compareRow } from '../../domain/compare.js';
import type { Order } from '../../domain/compare.js';
import type { Drift } from '../../domain/reconciliation.events.js';
import type { ViewRow } from '../../domain/view-row.js';
import type { IndexedDossier } from '../ports.js';

const ORDERS: Readonly<Record<StatusVocabularyName, Order>> = {
  portal: { name: 'portal', follows: PORTAL_FOLLOWS },
  dvclt: { name: 'dvclt', follows: DVCLT_FOLLOWS },
};

/** The drift of a row, with both sides as they are now; undefined: it agrees. */
export const judgeRow = (
  agency: AgencyId,
  vocabulary: StatusVocabularyName,
  row: ViewRow,
  found: IndexedDossier | undefined,
): Drift | undefined => {
  const { code, line, status, moments } = row;
  const of = { agency, vocabulary, code, theirs: { line, status, moments } };
  if (found === undefined || found.records.length === 0) return { ...of, drift: 'unknown-to-hub' };
  const verdict = compareRow(ORDERS[vocabulary], row, found.records);
  const { dossier } = found;
  switch (verdict.kind) {
    case 'agrees':
      return undefined;
    case 'behind':
      return { ...of, drift: 'behind', dossier, missing: verdict.missing };
    case 'ahead':
      return { ...of, drift: 'ahead', dossier, steps: verdict.steps };
    case 'contradicts':
      return { ...of, drift: 'contradicts', dossier, what: verdict.what, about: verdict.about, ours: found.records };
  }
};
