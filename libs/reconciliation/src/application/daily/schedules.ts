import { deriveEventId, isWrongRevision } from '@lienthong/event-store';
import type { Assertion, EventStore, NewEvent } from '@lienthong/event-store';
import type { AgencyId } from '@lienthong/identifiers';
import type { Clock, Instant } from '@lienthong/kernel';
import { scheduleStream, SCHEDULE_CATEGORY } from '../../contracts/streams.js';
import { dailyOf } from '../../domain/daily.js';
import type { Daily } from '../../domain/daily.js';
import type { ScheduleEvent } from '../../domain/reconciliation.events.js';

export interface Scheduled {
  readonly daily: Daily;
  readonly setAt: Instant;
}

type Ports = { readonly store: Pick<EventStore, 'append' | 'readStream' | 'readAll'>; readonly clock: Clock };

const PAGE = 1_000;

/** What is compared every day, as the log says it; each look reads only what is new. */
export const followSchedules = ({ store }: Pick<Ports, 'store'>): (() => Promise<readonly Scheduled[]>) => {
  const byAgency = new Map<string, Scheduled>();
  let position = 0;
  return async () => {
    for (;;) {
      const page = await store.readAll({ after: position, limit: PAGE, filter: { categories: [SCHEDULE_CATEGORY] } });
      for (const { stream, type, data, recordedAt } of page.events) {
        const daily = dailyOf([{ type, data } as unknown as ScheduleEvent]);
        if (daily === undefined) byAgency.delete(stream);
        else byAgency.set(stream, { daily, setAt: recordedAt });
      }
      position = Math.max(position, page.position);
      if (page.events.length < PAGE) return [...byAgency.values()];
    }
  };
};

export const dailySet =
  ({ store }: Pick<Ports, 'store'>) =>
  async (agency: AgencyId): Promise<Daily | undefined> => {
    const events = await store.readStream(scheduleStream(agency));
    return dailyOf(events.map(({ type, data }) => ({ type, data }) as unknown as ScheduleEvent));
  };

/** Sets or ends the daily comparison of an agency; the same again is no new fact. */
export const schedule =
  ({ store, clock }: Ports) =>
  async (event: ScheduleEvent, by: Assertion): Promise<void> => {
    const stream = scheduleStream(event.data.agency);
    for (;;) {
      const history = await store.readStream(stream);
      const last = history.at(-1);
      const text = JSON.stringify(event.data);
      if (last?.type === event.type && JSON.stringify(last.data) === text) return;
      if (last === undefined && event.type === 'DailyReconciliationEnded') return;
      const revision = last?.revision ?? -1;
      const id = deriveEventId(stream, String(revision), event.type, text);
      const fact: NewEvent = {
        id,
        type: event.type,
        data: event.data,
        meta: { at: clock.now(), by },
      };
      try {
        await store.append(stream, revision < 0 ? 'no-stream' : revision, [fact]);
        return;
      } catch (error) {
        if (!isWrongRevision(error)) throw error;
      }
    }
  };
