import type { RecordedDossierEvent } from './recorded.js';

export interface Said<State, Entry> {
  readonly state: State;
  /** What this event gives the partner to know; mostly nothing. */
  readonly records: readonly Entry[];
}

/**
 * What one partner is told of a dossier, event by event. The state is plain JSON, so that a read model may keep it.
 * What was said of a beginning of a history stays said: later events only add.
 */
export interface Vocabulary<State, Entry> {
  readonly initial: State;
  readonly next: (state: State, recorded: RecordedDossierEvent) => Said<State, Entry>;
}

/** Everything that a history gives a partner to know, in order. */
export const recordsOf = <State, Entry>(
  { initial, next }: Vocabulary<State, Entry>,
  history: Iterable<RecordedDossierEvent>,
): readonly Entry[] => {
  const all: Entry[] = [];
  let state = initial;
  for (const recorded of history) {
    const said = next(state, recorded);
    state = said.state;
    all.push(...said.records);
  }
  return all;
};
