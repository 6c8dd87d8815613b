/** A refusal that the business knows: a value with a code of the catalogue, never an exception. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  /** Where in the input the reason lies, as a JSON path or an XML path. */
  readonly path?: string;
  /** Values for the sentence of the catalogue. Never personal data. */
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Decision<Event, R extends Refusal = Refusal> =
  { readonly accepted: true; readonly events: readonly Event[] } | { readonly accepted: false; readonly refusal: R };

/** Accepts with the facts that follow; none means that the command was already true. */
export const accept = <Event>(...events: readonly Event[]): Decision<Event, never> => ({ accepted: true, events });

export const refuse = <R extends Refusal>(refusal: R): Decision<never, R> => ({ accepted: false, refusal });

/** A pure aggregate: what may happen, and what has. No clock, no randomness, no I/O. */
export interface Decider<Command, Event, State, R extends Refusal = Refusal> {
  readonly initial: State;
  readonly decide: (command: Command, state: State) => Decision<Event, R>;
  readonly evolve: (state: State, event: Event) => State;
}
