import type { Stop } from '@lienthong/calendar';
import type { Instant } from '@lienthong/kernel';
import type { KnownDossier, Wait } from './dossier.js';

/** The clock stops with the first open wait. */
export const waitBegun = <S extends KnownDossier>(state: S, requestId: string, wait: Wait): S => ({
  ...state,
  waits: new Map(state.waits).set(requestId, wait),
  stoppedSince: state.stoppedSince ?? wait.since,
});

/** Stops stay apart from each other: one that begins within the last makes it longer. */
const joined = (stops: readonly Stop[], next: Stop): readonly Stop[] => {
  const last = stops.at(-1);
  if (last === undefined || next.from > last.to) return [...stops, next];
  const then = next.then === 'afresh' ? next.then : last.then;
  return [...stops.slice(0, -1), { from: last.from, to: next.to > last.to ? next.to : last.to, then }];
};

const stopOf = (from: Instant, at: Instant, then: Stop['then']): Stop => ({ from, to: at > from ? at : from, then });

/** It goes on with the last wait that ends; `then` is how the due date moves. */
const waitEnded = <S extends KnownDossier>(state: S, requestId: string, at: Instant, then: Stop['then']): S => {
  const wait = state.waits.get(requestId);
  if (wait === undefined) return state;
  const waits = new Map(state.waits);
  waits.delete(requestId);
  const leg = state.legs.get(wait.leg);
  const stops = joined(leg?.stops ?? [], stopOf(wait.since, at, then));
  const legs = leg === undefined ? state.legs : new Map(state.legs).set(wait.leg, { ...leg, stops });
  const ended = { ...state, waits, legs };
  if (waits.size > 0 || state.stoppedSince === undefined) return ended;
  return {
    ...ended,
    stoppedSince: undefined,
    stops: joined(state.stops, stopOf(state.stoppedSince, at, then)),
  };
};

interface Answered {
  readonly requestId: string;
  readonly at: Instant;
  readonly items?: readonly string[];
}

/** The citizen answered what a leg had asked. */
export const answered = <S extends KnownDossier>(
  state: S,
  { requestId, at, items = [] }: Answered,
  then: Stop['then'],
): S => {
  const wait = state.waits.get(requestId);
  if (wait === undefined) return state;
  const { leg, cause } = wait;
  const answers = new Map(state.answered).set(requestId, { leg, cause, at, items });
  return waitEnded({ ...state, answered: answers }, requestId, at, then);
};

/** A leg that is over waits for nobody any more. */
export const waitsDropped = <S extends KnownDossier>(state: S, leg: string, at: Instant): S =>
  [...state.waits]
    .filter(([, wait]) => wait.leg === leg)
    .reduce((rest, [requestId]) => waitEnded(rest, requestId, at, 'shift'), state);
