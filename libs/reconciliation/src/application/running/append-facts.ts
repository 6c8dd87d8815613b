import { deriveEventId, isWrongRevision } from '@lienthong/event-store';
import type { Assertion, EventStore, NewEvent } from '@lienthong/event-store';
import type { Clock, JsonObject } from '@lienthong/kernel';
import { reconciliationStream } from '../../contracts/streams.js';
import type { ReconciliationEvent } from '../../domain/reconciliation.events.js';

/** A fact with what makes it one: the same name in the same run is the same fact. */
export interface NamedFact {
  readonly name: string;
  readonly fact: ReconciliationEvent;
  readonly cause?: string;
}

type Ports = { readonly store: Pick<EventStore, 'append' | 'headOf'>; readonly clock: Clock };
/** Adds facts to a run's stream; durable when it resolves. */
export type AppendFacts = (run: string, facts: readonly NamedFact[], by?: Assertion) => Promise<void>;

const HUB: Assertion = { role: 'hub' };

export const factId = (run: string, { name, fact }: NamedFact): string =>
  deriveEventId(reconciliationStream(run), fact.type, name);

const eventsOf = (run: string, facts: readonly NamedFact[], clock: Clock, by: Assertion): readonly NewEvent[] =>
  facts.map((named) => ({
    id: factId(run, named) as NewEvent['id'],
    type: named.fact.type,
    data: named.fact.data as unknown as JsonObject,
    meta: { at: clock.now(), by, ...(named.cause === undefined ? {} : { cause: named.cause }) },
  }));

/**
 * Adds facts to a run's stream, behind whatever is there: the comparison and what heals it write side by side. What was
 * written before is not written again.
 */
export const appendFacts =
  ({ store, clock }: Ports): AppendFacts =>
  async (run, facts, by = HUB) => {
    if (facts.length === 0) return;
    const stream = reconciliationStream(run);
    const events = eventsOf(run, facts, clock, by);
    for (;;) {
      const head = await store.headOf(stream);
      try {
        await store.append(stream, head < 0 ? 'no-stream' : head, events);
        return;
      } catch (error) {
        if (!isWrongRevision(error)) throw error;
      }
    }
  };

interface Waiting {
  readonly facts: readonly NamedFact[];
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Facts that become durable together. */
const MOST_AT_ONCE = 256;

/**
 * As `appendFacts`, for many who write to one run at once: what comes while an append is under way is the next one, as
 * one. Each for itself, all but one would meet another's revision and begin anew.
 */
export const gatheredFacts = (ports: Ports): AppendFacts => {
  const append = appendFacts(ports);
  const lanes = new Map<string, Waiting[]>();

  const together = async (run: string, batch: readonly Waiting[]): Promise<void> => {
    try {
      await append(
        run,
        batch.flatMap(({ facts }) => facts),
      );
      for (const { done } of batch) done();
    } catch (error) {
      // Some of them were there before, or one is at fault: each stands for itself.
      if (batch.length === 1) batch[0]?.failed(error);
      else for (const one of batch) await append(run, one.facts).then(one.done, one.failed);
    }
  };

  const drain = async (run: string, lane: Waiting[]): Promise<void> => {
    while (lane.length > 0) await together(run, lane.splice(0, MOST_AT_ONCE));
    lanes.delete(run);
  };

  return (run, facts, by) => {
    if (facts.length === 0 || by !== undefined) return append(run, facts, by);
    return new Promise((done, failed) => {
      const lane = lanes.get(run);
      if (lane !== undefined) {
        lane.push({ facts, done, failed });
        return;
      }
      const fresh = [{ facts, done, failed }];
      lanes.set(run, fresh);
      void drain(run, fresh);
    });
  };
};
