import type { EventStore, RecordedEvent } from '@lienthong/event-store';
import { reconciliationStream } from '../../contracts/streams.js';
import type { Counts, ReconciliationEvent } from '../../domain/reconciliation.events.js';

/** What a run that was begun before has written: a process that comes back goes on behind it. */
export interface Begun {
  readonly started: boolean;
  readonly finished?: Counts;
  /** Of the view that it was begun with, where that was kept. */
  readonly digest?: string;
  /** Codes with a fact of their own already. */
  readonly codes: ReadonlySet<string>;
  readonly lines: ReadonlySet<number>;
}

const PAGE = 2_000;

const factOf = ({ type, data }: RecordedEvent): ReconciliationEvent =>
  ({ type, data }) as unknown as ReconciliationEvent;

export const begunBefore = async (store: Pick<EventStore, 'readStream'>, run: string): Promise<Begun> => {
  const codes = new Set<string>();
  const lines = new Set<number>();
  let started = false;
  let finished: Counts | undefined;
  let digest: string | undefined;
  for (let from = 0; ; from += PAGE) {
    const page = await store.readStream(reconciliationStream(run), { from, limit: PAGE });
    for (const fact of page.map(factOf)) {
      if (fact.type === 'ReconciliationStarted') {
        started = true;
        digest = fact.data.digest;
      }
      if (fact.type === 'ReconciliationFinished') finished = fact.data.counts;
      if (fact.type === 'RowUnreadable') lines.add(fact.data.line);
      if (fact.type === 'DriftFound' || (fact.type === 'DriftHealed' && fact.data.by === 'view'))
        codes.add(fact.data.code);
    }
    if (page.length < PAGE)
      return {
        started,
        codes,
        lines,
        ...(finished === undefined ? {} : { finished }),
        ...(digest === undefined ? {} : { digest }),
      };
  }
};
