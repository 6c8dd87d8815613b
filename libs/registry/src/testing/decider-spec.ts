import { expect } from '@jest/globals';
import type { Decision, Refusal } from '@lienthong/kernel';

interface When<Event> {
  then(...events: readonly Event[]): void;
  thenNothing(): void;
  thenRefused(refusal: Refusal): void;
}

/** Given / when / then over a pure decider: exact events in exact order, or the exact refusal; what throws escapes. */
export const specify =
  <Command, Event, State, R extends Refusal>(
    initial: State,
    decide: (command: Command, state: State) => Decision<Event, R>,
    evolve: (state: State, event: Event) => State,
  ) =>
  (...history: readonly Event[]) => ({
    when(command: Command): When<Event> {
      const decision = decide(command, history.reduce(evolve, initial));
      return {
        then: (...events) => expect(decision).toStrictEqual({ accepted: true, events }),
        thenNothing: () => expect(decision).toStrictEqual({ accepted: true, events: [] }),
        thenRefused: (refusal) => expect(decision).toStrictEqual({ accepted: false, refusal }),
      };
    },
  });
