import { deriveEventId, isWrongRevision, streamName } from '@lienthong/event-store';
import type { Assertion, EventStore } from '@lienthong/event-store';
import { ok, refused } from '@lienthong/kernel';
import type { Clock, Outcome } from '@lienthong/kernel';
import type { HoldReason } from '../domain/bearing.js';
import { topicDecider } from '../domain/topic.js';
import type { Topic, TopicCommand, TopicRefusal } from '../domain/topic.js';
import type { TopicEvent } from '../domain/topic.events.js';
import type { Advance } from './ports.js';

/** What the hub knows of the `in` topics, as facts in its store. */
export interface TopicLedger {
  topicOf(agency: string): Promise<Topic>;
  advance(advance: Advance): Promise<void>;
  hold(agency: string, reason: HoldReason, generation: number): Promise<void>;
  /** Refusals: relay/rebuild-reason, relay/beyond-head. */
  orderRebuild(
    agency: string,
    order: { readonly from: number; readonly head: number; readonly reason: string },
    by: Assertion,
  ): Promise<Outcome<Topic, TopicRefusal>>;
}

export interface TopicLedgerPorts {
  readonly store: EventStore;
  readonly clock: Clock;
}

const hub: Assertion = { role: 'hub' };

export const topicStream = (agency: string) => streamName('relay', agency);

export const createTopicLedger = ({ store, clock }: TopicLedgerPorts): TopicLedger => {
  const load = async (agency: string): Promise<{ readonly state: Topic; readonly revision: number }> => {
    const [last] = await store.readStream(topicStream(agency), { direction: 'backward', limit: 1 });
    if (!last) return { state: topicDecider.initial, revision: -1 };
    const event = { type: last.type, data: last.data } as unknown as TopicEvent;
    return { state: topicDecider.evolve(topicDecider.initial, event), revision: last.revision };
  };

  const change = async (
    agency: string,
    command: TopicCommand,
    by: Assertion,
  ): Promise<Outcome<Topic, TopicRefusal>> => {
    const stream = topicStream(agency);
    for (;;) {
      const { state, revision } = await load(agency);
      const decision = topicDecider.decide(command, state);
      if (!decision.accepted) return refused(decision.refusal);
      const [event] = decision.events;
      if (!event) return ok(state);
      const id = deriveEventId(stream, String(revision + 1), JSON.stringify(event));
      try {
        await store.append(stream, revision < 0 ? 'no-stream' : revision, [
          { id, type: event.type, data: { ...event.data }, meta: { at: clock.now(), by } },
        ]);
        return ok(topicDecider.evolve(state, event));
      } catch (error) {
        if (!isWrongRevision(error)) throw error;
      }
    }
  };

  return {
    topicOf: async (agency) => (await load(agency)).state,
    advance: async ({ agency, mark, generation }) => {
      await change(agency, { type: 'Advance', mark, generation }, hub);
    },
    hold: async (agency, reason, generation) => {
      await change(agency, { type: 'Hold', reason, generation }, hub);
    },
    orderRebuild: (agency, order, by) => change(agency, { type: 'OrderRebuild', ...order }, by),
  };
};
