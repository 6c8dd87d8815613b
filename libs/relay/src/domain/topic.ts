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
      return stale || same ? accept() : accept({ type: 'TopicAdvanced', data: mark });
    }
    case 'Hold':
      return command.generation !== state.generation || state.held === command.reason
        ? accept()
        : accept({ type: 'TopicHeld', data: { reason: command.reason } });
    case 'OrderRebuild': {
      const { from, head, reason } = command;
      if (reason.trim() === '') return refuse({ code: 'relay/rebuild-reason', path: '/reason' });
      if (from > head + 1) return refuse({ code: 'relay/beyond-head', path: '/from', params: { head } });
      return accept({ type: 'TopicRebuildOrdered', data: { from, reason } });
    }
    default:
      return assertNever(command);
  }
};

const evolve = (state: Topic, event: TopicEvent): Topic => {
  switch (event.type) {
    case 'TopicAdvanced':
      return { mark: { sequence: event.data.sequence, offset: event.data.offset }, generation: state.generation };
    case 'TopicHeld':
      return { ...state, held: event.data.reason };
    case 'TopicRebuildOrdered':
      return { mark: { sequence: event.data.from - 1, offset: -1 }, generation: state.generation + 1 };
    default:
      return assertNever(event);
  }
};

export const topicDecider: Decider<TopicCommand, TopicEvent, Topic, TopicRefusal> = {
  initial: { mark: NOTHING_RELAYED, generation: 0 },
  decide,
  evolve,
};
