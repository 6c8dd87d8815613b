import { dossierStream } from '@lienthong/dossier/events';
import { newEventId } from '@lienthong/event-store';
import type { EventStore, RecordedEvent } from '@lienthong/event-store';
import type { JsonObject } from '@lienthong/kernel';
import type { Ground } from '@lienthong/reporting';
import { hamTanQuarter, RECONCILED } from '@lienthong/reporting/synthetic';

/** Agencies that the dossiers are spread over. */
export const AGENCIES = Array.from({ length: 60 }, (_, index) => `H11.${index + 1}`);

export interface ManyQuarters {
  readonly feed: Pick<EventStore, 'epoch' | 'readAll' | 'head' | 'subscribe'>;
  readonly dossiers: number;
  readonly events: number;
}

/**
 * The synthetic quarter of Hàm Tân again and again, each time for another agency, as the feed of a store: events of one
 * dossier one after another. Only the store itself is left out.
 */
export const manyQuarters = (ground: Ground, atLeast: number): ManyQuarters => {
  const { events } = hamTanQuarter(ground, { byPost: 900, bySynchronisation: 700, seed: 1 });
  const each = new Set(events.map(({ dossier }) => dossier)).size;
  const quarters = Math.ceil(atLeast / each);
  const total = quarters * events.length;
  const facts = events.map(({ event }) => JSON.parse(JSON.stringify(event.data)) as JsonObject);
  const id = newEventId();

  const eventAt = (index: number): RecordedEvent | undefined => {
    const quarter = Math.floor(index / events.length);
    const [told, data] = [events[index % events.length], facts[index % events.length]];
    if (told === undefined || data === undefined) return undefined;
    const agency = AGENCIES[quarter % AGENCIES.length] ?? '';
    const { event, recordedAt, dossier } = told;
    return {
      id,
      stream: dossierStream(`${quarter}-${dossier}`),
      position: index + 1,
      revision: 0,
      recordedAt,
      type: event.type,
      data: event.type === 'DossierFiled' ? { ...data, receiver: agency } : data,
      meta: { at: recordedAt, by: { role: 'hub' } },
    };
  };

  const readAll: EventStore['readAll'] = ({ after, limit }) => {
    const position = Math.min(total, after + limit);
    const page = Array.from({ length: position - after }, (_, index) => eventAt(after + index));
    return Promise.resolve({ events: page.filter((event) => event !== undefined), position });
  };

  return {
    dossiers: quarters * each,
    events: total,
    feed: {
      epoch: RECONCILED,
      readAll,
      head: () => Promise.resolve(total),
      // Nothing follows: whoever asks for more waits until it is stopped.
      subscribe: async function* ({ signal }) {
        yield { events: [], position: total, live: true };
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
    },
  };
};
