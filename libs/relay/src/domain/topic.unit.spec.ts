import { topicDecider } from './topic.js';
import type { Topic, TopicCommand } from './topic.js';
import type { TopicEvent } from './topic.events.js';

const given = (...events: readonly TopicEvent[]): Topic => events.reduce(topicDecider.evolve, topicDecider.initial);
const advanced = (sequence: number, offset: number, generation = 0): TopicEvent => ({
  type: 'TopicAdvanced',
  data: { sequence, offset, generation },
});
const held: TopicEvent = { type: 'TopicHeld', data: { sequence: 2, offset: 5, generation: 0, reason: 'topic-anew' } };
const rebuild: TopicEvent = {
  type: 'TopicRebuildOrdered',
  data: { sequence: 2, offset: -1, generation: 1, reason: 'lost' },
};
const advance = (sequence: number, offset: number, generation = 0): TopicCommand => ({
  type: 'Advance',
  mark: { sequence, offset },
  generation,
});
const facts = (command: TopicCommand, state: Topic): readonly TopicEvent[] => {
  const decision = topicDecider.decide(command, state);
  if (!decision.accepted) throw new Error(decision.refusal.code);
  return decision.events;
};

describe('what the hub remembers of a topic', () => {
  it('goes forward with the relay', () => {
    expect(facts(advance(4, 9), given(advanced(2, 5)))).toEqual([advanced(4, 9)]);
  });

  it('never goes back by the word of a relay that was superseded', () => {
    expect(facts(advance(1, 3), given(advanced(2, 5)))).toEqual([]);
    expect(facts(advance(9, 20, 0), given(advanced(2, 5), rebuild))).toEqual([]);
  });

  it('takes the same again as no new fact, unless the topic was held', () => {
    expect(facts(advance(2, 5), given(advanced(2, 5)))).toEqual([]);
    expect(facts(advance(2, 5), given(advanced(2, 5), held))).toEqual([advanced(2, 5)]);
    expect(given(advanced(2, 5), held, advanced(2, 5)).held).toBeUndefined();
  });

  it('holds once for each reason', () => {
    const hold = { type: 'Hold', reason: 'topic-anew', generation: 0 } as const;
    expect(facts(hold, given(advanced(2, 5)))).toEqual([held]);
    expect(facts(hold, given(advanced(2, 5), held))).toEqual([]);
    expect(facts(hold, given(advanced(2, 5), rebuild))).toEqual([]);
  });

  it('begins anew where an operator says, with a reason', () => {
    const order = { type: 'OrderRebuild', from: 3, head: 7, reason: 'lost' } as const;
    expect(facts(order, given(advanced(6, 9), held))).toEqual([rebuild]);
    expect(given(advanced(6, 9), held, rebuild)).toEqual({ mark: { sequence: 2, offset: -1 }, generation: 1 });
    expect(topicDecider.decide({ ...order, reason: ' ' }, given())).toMatchObject({
      refusal: { code: 'relay/rebuild-reason' },
    });
    expect(topicDecider.decide({ ...order, from: 9 }, given())).toMatchObject({
      refusal: { code: 'relay/beyond-head' },
    });
  });
});
