import type { Decider, Refusal } from '@lienthong/kernel';

/** What a decision must be, exactly: these facts in this order, or this refusal. */
export interface Expected<Event, R extends Refusal> {
  readonly thenFacts: (...events: readonly Event[]) => void;
  /** The command was already true: accepted without a fact. */
  readonly thenNothing: () => void;
  readonly thenRefused: (refusal: R) => void;
}

/** `given(decider)(...history).when(command).thenFacts(...)`: strict about every field, the order and the refusal. */
export const given =
  <Command, Event, State, R extends Refusal>({ initial, decide, evolve }: Decider<Command, Event, State, R>) =>
  (...history: readonly Event[]) => ({
    when: (command: Command): Expected<Event, R> => {
      const decision = decide(
        command,
        history.reduce((state, event) => evolve(state, event), initial),
      );
      return {
        thenFacts: (...events) => expect(decision).toStrictEqual({ accepted: true, events }),
        thenNothing: () => expect(decision).toStrictEqual({ accepted: true, events: [] }),
        thenRefused: (refusal) => expect(decision).toStrictEqual({ accepted: false, refusal }),
      };
    },
    state: (): State => history.reduce((state, event) => evolve(state, event), initial),
  });
