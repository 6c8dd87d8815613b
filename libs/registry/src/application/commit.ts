import { ok, refused } from '@lienthong/kernel';
import type { Clock, Decision, JsonObject, Outcome, Refusal } from '@lienthong/kernel';
import { deriveEventId, isWrongRevision } from '@lienthong/event-store';
import type { Assertion, EventStore, NewEvent, StreamName } from '@lienthong/event-store';
import type { Folded } from './folded-streams.js';
import type { LiveRegistry } from './live-registry.js';
import type { RecordedFact } from './recorded-fact.js';

export interface RegistryPorts {
  readonly store: EventStore;
  readonly registry: Pick<LiveRegistry, 'register' | 'principals' | 'busMandates'>;
  readonly clock: Clock;
}

/** What a command left behind. `position` is absent when nothing was new. */
export interface Committed {
  readonly events: readonly string[];
  readonly position?: number;
}

export interface Target<State> {
  readonly stream: StreamName;
  readonly current: () => Folded<State>;
  readonly apply: (fact: RecordedFact) => void;
}

interface DecidedEvent {
  readonly type: string;
  readonly data: object;
}

const ATTEMPTS = 8;
const NOTHING_NEW: Committed = { events: [] };

const refresh = async (store: EventStore, { stream, current, apply }: Target<unknown>): Promise<void> => {
  for (const event of await store.readStream(stream, { from: current().revision + 1 })) apply(event);
};

/**
 * Decides on the state in memory and appends at exactly its revision; where another writer was first, its events are
 * read and it is decided anew, also before a refusal is believed. What was appended is folded in at once, so the next command sees it. Throws the store's faults.
 */
export const commit = async <State, Event extends DecidedEvent, R extends Refusal>(
  { store, clock }: Pick<RegistryPorts, 'store' | 'clock'>,
  target: Target<State>,
  decide: (state: State) => Decision<Event, R>,
  by: Assertion,
): Promise<Outcome<Committed, R>> => {
  for (let attempt = 1; ; attempt += 1) {
    const { state, revision } = target.current();
    const decision = decide(state);
    if (!decision.accepted || decision.events.length === 0) {
      if (attempt < ATTEMPTS && (await store.headOf(target.stream)) > target.current().revision) {
        await refresh(store, target);
        continue;
      }
      return decision.accepted ? ok(NOTHING_NEW) : refused(decision.refusal);
    }
    const meta = { at: clock.now(), by };
    const events = decision.events.map(({ type, data }, index): NewEvent => {
      const id = deriveEventId(target.stream, String(revision + 1 + index), type, JSON.stringify(data));
      return { id, type, data: data as JsonObject, meta };
    });
    try {
      const { position } = await store.append(target.stream, revision < 0 ? 'no-stream' : revision, events);
      events.forEach(({ type, data }, index) =>
        target.apply({ stream: target.stream, revision: revision + 1 + index, type, data }),
      );
      return ok({ events: events.map(({ type }) => type), position });
    } catch (error) {
      if (!isWrongRevision(error) || attempt === ATTEMPTS) throw error;
      await refresh(store, target);
    }
  }
};
