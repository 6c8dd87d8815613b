import { deriveEventId } from '@lienthong/event-store';
import type { Assertion, EventStore, NewEvent } from '@lienthong/event-store';
import { isFault } from '@lienthong/kernel';
import type { Clock, JsonObject } from '@lienthong/kernel';
import { reconciliationStream } from '../../contracts/streams.js';
import type { ReconciliationEvent } from '../../domain/reconciliation.events.js';

/** A fact with what makes it one: the same name in the same run is the same fact. */
export interface NamedFact {
  readonly name: string;
  readonly fact: ReconciliationEvent;
  readonly cause?: string;
}

const HUB: Assertion = { role: 'hub' };

export const factId = (run: string, { name, fact }: NamedFact): string =>
  deriveEventId(reconciliationStream(run), fact.type, name);

/**
 * Adds facts to a run's stream, behind whatever is there: the comparison and what heals it write side by side. What was
 * written before is not written again.
 */
export const appendFacts =
  ({ store, clock }: { readonly store: Pick<EventStore, 'append' | 'headOf'>; readonly clock: Clock }) =>
  async (run: string, facts: readonly NamedFact[], by: Assertion = HUB): Promise<void> => {
    if (facts.length === 0) return;
    const stream = reconciliationStream(run);
    const events = facts.map((named): NewEvent => ({
      id: factId(run, named) as NewEvent['id'],
      type: named.fact.type,
      data: named.fact.data as unknown as JsonObject,
      meta: { at: clock.now(), by, ...(named.cause === undefined ? {} : { cause: named.cause }) },
    }));
    for (;;) {
      const head = await store.headOf(stream);
      try {
        await store.append(stream, head < 0 ? 'no-stream' : head, events);
        return;
      } catch (error) {
        if (!isFault(error) || error.code !== 'store/wrong-revision') throw error;
      }
    }
  };
