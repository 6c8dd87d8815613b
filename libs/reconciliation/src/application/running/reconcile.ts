import type { StatusVocabularyName } from '@lienthong/dossier/vocabularies';
import type { Assertion } from '@lienthong/event-store';
import type { AgencyId } from '@lienthong/identifiers';
import { counted, NONE_COUNTED } from '../../domain/counting.js';
import type { Counts, Source } from '../../domain/reconciliation.events.js';
import { isUnreadable } from '../../domain/view-row.js';
import type { UnreadableRow, ViewRow } from '../../domain/view-row.js';
import { ViewRefused } from '../../readers/view.js';
import type { View } from '../../readers/view.js';
import type { IndexedDossier, ReconciliationPorts } from '../ports.js';
import { appendFacts } from './append-facts.js';
import type { NamedFact } from './append-facts.js';
import { begunBefore } from './begun.js';
import type { Begun } from './begun.js';
import { judgeRow } from './judge-row.js';
import { refuseOther, refuseOtherAfterwards } from './same-view.js';
import { createSeen } from './seen.js';
import type { Seen } from './seen.js';

export interface Comparison {
  /** Its identity: the same again goes on with what was begun, or answers what it came to. */
  readonly run: string;
  readonly agency: AgencyId;
  readonly vocabulary: StatusVocabularyName;
  readonly source: Source;
  /** The view claims to hold all of the agency's dossiers. */
  readonly complete: boolean;
  readonly day?: string;
}

export interface Compared {
  readonly run: string;
  readonly counts: Counts;
}

/** As it is offered to those who have a view. */
export type Compare = (comparison: Comparison, view: View, by: Assertion) => Promise<Compared>;

/** Rows that are looked up and written together. */
const BATCH = 500;
/** Of rows that cannot be read so many are kept with their place; all are counted. */
const MOST_UNREADABLE = 1_000;

interface Run {
  readonly ports: ReconciliationPorts;
  readonly comparison: Comparison;
  readonly begun: Begun;
  readonly seen: Seen;
  counts: Counts;
}

const batches = async function* <T>(items: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
};

const unreadable = (run: Run, { line, column, problem }: UnreadableRow): readonly NamedFact[] => {
  run.counts = counted(run.counts, 'unreadable');
  if (run.counts.unreadable > MOST_UNREADABLE || run.begun.lines.has(line)) return [];
  const data = { line, ...(column === undefined ? {} : { column }), problem };
  return [{ name: String(line), fact: { type: 'RowUnreadable', data } }];
};

const judged = (
  run: Run,
  row: ViewRow,
  found: IndexedDossier | undefined,
  open: { readonly found: string } | undefined,
): readonly NamedFact[] => {
  const { agency, vocabulary } = run.comparison;
  const drift = judgeRow(agency, vocabulary, row, found);
  run.counts = counted(run.counts, drift?.drift ?? 'agrees');
  if (run.begun.codes.has(row.code)) return [];
  const at = run.ports.clock.now();
  if (drift !== undefined) return [{ name: row.code, fact: { type: 'DriftFound', data: { ...drift, at } } }];
  if (open === undefined || found === undefined) return [];
  const { code } = row;
  const of = { agency, vocabulary, code, dossier: found.dossier, found: open.found };
  return [{ name: row.code, fact: { type: 'DriftHealed', data: { ...of, by: 'view', at } }, cause: open.found }];
};

const compareBatch = (run: Run, rows: readonly (ViewRow | UnreadableRow)[]): readonly NamedFact[] => {
  const { index } = run.ports;
  const { agency, vocabulary } = run.comparison;
  const codes = rows.flatMap(({ code }) => (code === undefined ? [] : [code]));
  const known = index.find(agency, vocabulary, codes);
  const open = index.openDrifts(agency, vocabulary, codes);
  return rows.flatMap((row) => {
    const found = row.code === undefined ? undefined : known.get(row.code);
    const isFirst = row.code === undefined || run.seen.meet(found?.number, row.code);
    if (isUnreadable(row)) return unreadable(run, row);
    if (!isFirst) return unreadable(run, { line: row.line, code: row.code, problem: 'reconciliation/row-repeated' });
    return judged(run, row, found, open.get(row.code));
  });
};

/** What the hub holds and a complete view does not. */
const compareMissing = async (run: Run): Promise<void> => {
  const { index, clock } = run.ports;
  const { agency, vocabulary } = run.comparison;
  let after = -1;
  for (;;) {
    const page = index.heldBy(agency, vocabulary, after, BATCH);
    const facts = page.flatMap(({ number, dossier, code, records }): readonly NamedFact[] => {
      if (code === undefined || records.length === 0 || run.seen.has(number)) return [];
      run.counts = counted(run.counts, 'unknown-to-agency');
      if (run.begun.codes.has(code)) return [];
      const data = { agency, vocabulary, code, drift: 'unknown-to-agency', dossier, ours: records } as const;
      return [{ name: code, fact: { type: 'DriftFound', data: { ...data, at: clock.now() } } }];
    });
    await appendFacts(run.ports)(run.comparison.run, facts);
    const last = page.at(-1);
    if (last === undefined || page.length < BATCH) return;
    after = last.number;
  }
};

/**
 * Compares an agency's view with the events, row by row: what differs becomes a fact of the run. Nothing is mended here;
 * that follows from the facts. Throws what the view throws (`ViewRefused` before the first row is taken), and `ViewRefused` for
 * another view than the run was begun with, and for one without rows that does not claim to be complete.
 */
export const reconcile =
  (ports: ReconciliationPorts) =>
  async (comparison: Comparison, view: View, by: Assertion): Promise<Compared> => {
    const { run: id, agency, vocabulary, source, complete, day } = comparison;
    const begun = await begunBefore(ports.store, id);
    if (begun.finished !== undefined) {
      await refuseOtherAfterwards(begun, view);
      return { run: id, counts: begun.finished };
    }
    await ports.index.caughtUp();
    const append = appendFacts(ports);
    const run: Run = { ports, comparison, begun, seen: createSeen(), counts: NONE_COUNTED };
    let isStarted = begun.started;
    const start = async (): Promise<void> => {
      refuseOther(begun, view);
      if (isStarted) return;
      isStarted = true;
      const of = { agency, vocabulary, source, complete, at: ports.clock.now() };
      // A day's run is its day's, whatever the agency's software says when it is asked again.
      const digest = day === undefined ? view.digest?.() : undefined;
      const data = { ...of, ...(day === undefined ? {} : { day }), ...(digest === undefined ? {} : { digest }) };
      await append(id, [{ name: 'start', fact: { type: 'ReconciliationStarted', data } }], by);
    };
    let isEmpty = true;
    for await (const batch of batches(view)) {
      isEmpty = false;
      await start();
      await append(id, compareBatch(run, batch));
    }
    if (isEmpty && !complete) throw new ViewRefused({ code: 'reconciliation/view-empty' });
    await start();
    if (complete) await compareMissing(run);
    const { counts } = run;
    const finished = { counts, at: ports.clock.now() };
    await append(id, [{ name: 'finish', fact: { type: 'ReconciliationFinished', data: finished } }]);
    return { run: id, counts };
  };
