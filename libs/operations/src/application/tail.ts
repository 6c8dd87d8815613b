import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';
import type { EventStore, FeedPage, ReadAllOptions } from '@lienthong/event-store';

export interface Tail extends FeedPage {
  readonly epoch: string;
  readonly head: number;
}

export interface TailQuery extends ReadAllOptions {
  readonly waitMs: number;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

type Store = Pick<EventStore, 'epoch' | 'head' | 'readAll' | 'subscribe'>;

const firstEvents = async (store: Store, after: number, { waitMs, signal, limit, filter }: TailQuery) => {
  const enough = AbortSignal.any([signal, AbortSignal.timeout(waitMs)]);
  let page: FeedPage = { events: [], position: after };
  const options = { after, batch: limit, signal: enough, ...(filter === undefined ? {} : { filter }) };
  for await (const batch of store.subscribe(options)) {
    page = batch;
    if (batch.events.length > 0) break;
  }
  return page;
};

/** The next events; waits for the first one where there is none. Refuses a position that the store never reached. */
export const readTail = async (
  store: Store,
  query: TailQuery,
): Promise<Outcome<Tail, Refusal<'operations/beyond-head'>>> => {
  const { waitMs, signal, ...options } = query;
  const reached = await store.head();
  if (options.after > reached) {
    return refused({ code: 'operations/beyond-head', path: '/after', params: { head: reached } });
  }
  const page = await store.readAll(options);
  const { events, position } =
    page.events.length > 0 || waitMs === 0 || signal.aborted ? page : await firstEvents(store, page.position, query);
  return ok({ epoch: store.epoch, head: Math.max(await store.head(), position), events, position });
};
