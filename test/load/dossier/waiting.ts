import { dossierStream } from '@lienthong/dossier';
import { newEventId } from '@lienthong/event-store';
import type { EventStore, NewEvent } from '@lienthong/event-store';
import { instantOf } from '@lienthong/kernel';
import type { Ground } from './ground.js';

export interface Waiting {
  readonly count: number;
  /** When the first of them is due, from now; the others follow, spread over `spreadMs`. */
  readonly dueInMs: number;
  readonly spreadMs: number;
}

/** Appended together: enough to fill commits. */
const ABREAST = 512;

const filed = ({ commune }: Ground, filedAt: Date, receiveBy: Date): NewEvent => ({
  id: newEventId(),
  type: 'DossierFiled',
  data: {
    procedure: '2.000986',
    version: '2026-09-01',
    channel: 'online',
    options: ['cu-tru'],
    items: ['giay-chung-sinh', 'thong-tin-con', 'thong-tin-me', 'thong-tin-cha', 'nguoi-yeu-cau', 'to-khai-bhyt'],
    receiver: commune,
    filedAt: instantOf(filedAt),
    receiveBy: instantOf(receiveBy),
  },
  meta: { at: instantOf(filedAt), by: { role: 'clerk', agency: commune, system: 'mot-cua' } },
});

/** Dossiers as their filing left them, each with one timer: its reception. */
export const fileWaiting = async (
  store: EventStore,
  grounds: readonly Ground[],
  { count, dueInMs, spreadMs }: Waiting,
): Promise<void> => {
  const now = Date.now();
  const one = async (index: number): Promise<void> => {
    const ground = grounds[index % grounds.length];
    if (ground === undefined) throw new Error('There is no commune.');
    const receiveBy = new Date(now + dueInMs + (spreadMs * index) / count);
    await store.append(dossierStream(newEventId()), 'no-stream', [filed(ground, new Date(now), receiveBy)]);
  };
  for (let done = 0; done < count; done += ABREAST)
    await Promise.all(Array.from({ length: Math.min(ABREAST, count - done) }, (_, index) => one(done + index)));
};
