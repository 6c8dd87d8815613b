import { accept, assertNever, refuse } from '@lienthong/kernel';
import type { Decider, Refusal } from '@lienthong/kernel';
import type { HoldReason } from './bearing.js';
import { NOTHING_RELAYED } from './mark.js';
import type { Mark } from './mark.js';
import type { TopicEvent } from './topic.events.js';

/** An agency's `in` topic as the hub knows it. */
export interface Topic {
  readonly mark: Mark;
  /** Counts the rebuilds: what a relay says of an earlier one no longer counts. */
  readonly generation: number;
  readonly held?: HoldReason;
}

export type TopicCommand =
  | { readonly type: 'Advance'; readonly mark: Mark; readonly generation: number }
  | { readonly type: 'Hold'; readonly reason: HoldReason; readonly generation: number }
  | { readonly type: 'OrderRebuild'; readonly from: number; readonly head: number; readonly reason: string };

export type TopicRefusal = Refusal<'relay/rebuild-reason' | 'relay/beyond-head'>;

const decide: Decider<TopicCommand, TopicEvent, Topic, TopicRefusal>['decide'] = (command, state) => {
  switch (command.type) {
    case 'Advance': {
      const { mark, generation } = command;
      // A relay that was superseded may still speak: a topic never goes back by its word.
      const stale = generation !== state.generation || mark.sequence < state.mark.sequence;
      const same = mark.sequence === state.mark.sequence && mark.offset === state.mark.offset && !state.held;
      return stale || same ? accept() : accept({ type: 'TopicAdvanced', data: { ...mark, generation } });
    }
    case 'Hold':
      return command.generation !== state.generation || state.held === command.reason
        ? accept()
        : accept({ type: 'TopicHeld', data: { ...state.mark, generation: state.generation, reason: command.reason } });
    case 'OrderRebuild': {
      const { from, head, reason } = command;
      if (reason.trim() === '') return refuse({ code: 'relay/rebuild-reason', path: '/reason' });
      if (from > head + 1) return refuse({ code: 'relay/beyond-head', path: '/from', params: { head } });
      const generation = state.generation + 1;
      return accept({ type: 'TopicRebuildOrdered', data: { sequence: from - 1, offset: -1, generation, reason } });
    }
    default:
      return assertNever(command);
  }
};

const evolve = (_: Topic, { type, data }: TopicEvent): Topic => {
  const { sequence, offset, generation } = data;
  const stand = { mark: { sequence, offset }, generation };
  switch (type) {
    case 'TopicAdvanced':
    case 'TopicRebuildOrdered':
      return stand;
    case 'TopicHeld':
      return { ...stand, held: data.reason };
    default:
      return assertNever(type);
  }
};

export const topicDecider: Decider<TopicCommand, TopicEvent, Topic, TopicRefusal> = {
  initial: { mark: NOTHING_RELAYED, generation: 0 },
  decide,
  evolve,
};
