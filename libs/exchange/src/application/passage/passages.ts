import { deriveEventId, isWrongRevision, streamName } from '@lienthong/event-store';
import type { NewEvent, RecordedEvent, StreamName } from '@lienthong/event-store';
import type { Instant, JsonObject } from '@lienthong/kernel';
import type { PassageEvent } from '../../domain/passage/passage.events.js';
import type { LedgerPorts } from '@lienthong/ledger';

/** The way of one inbox entry to one axis. */
export const passageOut = (axis: string, agency: string, sequence: number): string =>
  deriveEventId('passage', 'out', axis, agency, String(sequence));

/** The way of one message from an axis, which names it by its docId. */
export const passageIn = (axis: string, docId: string): string => deriveEventId('passage', 'in', axis, docId);

/** What an axis calls one of this hub's documents. */
const passageName = (axis: string, docId: string): string => deriveEventId('passage', 'name', axis, docId);

export const passageStream = (passage: string): StreamName => streamName('passage', passage);
export const passageDeskStream = (axis: string): StreamName => streamName('axisdesk', axis);

type Facts<Type extends PassageEvent['type']> = Extract<PassageEvent, { type: Type }>['data'];

/** How far a message came. */
export interface Passage {
  /** When each attempt began, by its number. */
  readonly begun: ReadonlyMap<number, Instant>;
  readonly relayed?: Facts<'RelayToNonERDS'>;
  readonly received?: Facts<'ReceivedFromNonERDS'>;
}

const foldPassage = (events: readonly RecordedEvent[]): Passage => {
  const begun = new Map<number, Instant>();
  let passage: Omit<Passage, 'begun'> = {};
  for (const { type, data, meta } of events) {
    if (type === 'RelayBegun') begun.set((data as unknown as Facts<'RelayBegun'>).attempt, meta.at);
    if (type === 'RelayToNonERDS') passage = { relayed: data as unknown as Facts<'RelayToNonERDS'> };
    if (type === 'ReceivedFromNonERDS') passage = { received: data as unknown as Facts<'ReceivedFromNonERDS'> };
  }
  return { begun, ...passage };
};

export const passageOf =
  ({ store }: Pick<LedgerPorts, 'store'>) =>
  async (passage: string): Promise<Passage> =>
    foldPassage(await store.readStream(passageStream(passage)));

/** Records a fact of a message's way once: a repeat under the same identity is no new fact. */
export const recordPassage =
  ({ store }: Pick<LedgerPorts, 'store'>) =>
  async (passage: string, identity: string, { type, data }: PassageEvent, at: Instant, cause?: string) => {
    const stream = passageStream(passage);
    const event: NewEvent = {
      id: deriveEventId(stream, identity, type),
      type,
      data: data as unknown as JsonObject,
      meta: { at, by: { role: 'hub', system: `axis-${data.axis}` }, ...(cause === undefined ? {} : { cause }) },
    };
    for (;;) {
      const head = await store.headOf(stream);
      try {
        await store.append(stream, head < 0 ? 'no-stream' : head, [event]);
        return;
      } catch (error) {
        if (!isWrongRevision(error)) throw error;
      }
    }
  };

/**
 * Whether an axis may call a document so: a docId names one document, whatever its recipients and messages about it. True
 * again for the same one, as after a crash. Durable when it resolves.
 */
export const nameTransfer =
  ({ store }: Pick<LedgerPorts, 'store'>) =>
  async ({ axis, transfer }: { readonly axis: string; readonly transfer: string }, docId: string, at: Instant) => {
    const stream = passageStream(passageName(axis, docId));
    const event: NewEvent = {
      id: deriveEventId(stream, transfer, 'DocIdGiven'),
      type: 'DocIdGiven',
      data: { axis, docId, of: transfer },
      meta: { at, by: { role: 'hub', system: `axis-${axis}` } },
    };
    try {
      await store.append(stream, 'no-stream', [event]);
      return true;
    } catch (error) {
      if (!isWrongRevision(error)) throw error;
    }
    const [given] = await store.readStream(stream, { limit: 1 });
    return given?.data['of'] === transfer;
  };
