import { accept, assertNever, refuse } from '@lienthong/kernel';
import type { Decider, Instant, Refusal } from '@lienthong/kernel';
import type { Faltering, PassageDeskEvent } from './passage.events.js';

type Facts<Type extends PassageDeskEvent['type']> = Extract<PassageDeskEvent, { type: Type }>['data'];

/** A message that did not pass: refused in words, or not to be understood. */
export type FailedPassage = (
  | ({ readonly direction: 'out' } & Facts<'RelayToNonERDSFailure'>)
  | ({ readonly direction: 'in' } & Facts<'ReceivedFromNonERDSFailure'>)
) & {
  /** `ordered`: to be tried again by an operator's word. `given-up`: never again, however often it is offered. */
  readonly state: 'failed' | 'ordered' | 'given-up';
};

/** A message that the axis gives no answer about; it is tried again by itself, for a while. */
export type TriedPassage = (
  ({ readonly direction: 'out' } & Facts<'RelayFaltered'>) | ({ readonly direction: 'in' } & Facts<'ReceiveFaltered'>)
) & { readonly state: 'trying' };

/** By passage; what passed is forgotten. */
export type PassageDesk = ReadonlyMap<string, FailedPassage | TriedPassage>;

type Falter<Type extends 'RelayFaltered' | 'ReceiveFaltered'> = {
  readonly data: Omit<Facts<Type>, 'times' | 'since'>;
  /** Whether others passed while it failed. */
  readonly against: boolean;
  readonly at: Instant;
};

export type PassageDeskCommand =
  | ({ readonly type: 'FalterOut' } & Falter<'RelayFaltered'>)
  | ({ readonly type: 'FalterIn' } & Falter<'ReceiveFaltered'>)
  | { readonly type: 'FailOut'; readonly data: Facts<'RelayToNonERDSFailure'>; readonly words?: string }
  | { readonly type: 'FailIn'; readonly data: Facts<'ReceivedFromNonERDSFailure'> }
  | { readonly type: 'OrderRetry' | 'GiveUp'; readonly passage: string; readonly reason: string }
  | { readonly type: 'Settle'; readonly passage: string };

export type PassageDeskRefusal = Refusal<'axis/not-at-the-desk'>;

/** True of a repeat, where this attempt's failure is known, and of what was given up. */
const isKnown = (state: PassageDesk, passage: string, attempt: number): boolean => {
  const found = state.get(passage);
  if (found === undefined || found.state === 'trying') return false;
  return found.attempt >= attempt || found.state === 'given-up';
};

/** How a message stands after one more try; undefined where the try is no news. */
const faltered = (
  state: PassageDesk,
  { data: { passage, attempt }, against, at }: Falter<'RelayFaltered' | 'ReceiveFaltered'>,
): Pick<Faltering, 'times' | 'since'> | undefined => {
  if (isKnown(state, passage, attempt)) return undefined;
  const found = state.get(passage);
  const before = found?.state === 'trying' ? found : undefined;
  if (before === undefined) return { times: against ? 1 : 0, since: at };
  if (!against) return undefined;
  return { times: before.times + 1, since: before.times === 0 ? at : before.since };
};

const decide: Decider<PassageDeskCommand, PassageDeskEvent, PassageDesk, PassageDeskRefusal>['decide'] = (
  command,
  state,
) => {
  switch (command.type) {
    case 'FalterOut': {
      const how = faltered(state, command);
      return how === undefined ? accept() : accept({ type: 'RelayFaltered', data: { ...command.data, ...how } });
    }
    case 'FalterIn': {
      const how = faltered(state, command);
      return how === undefined ? accept() : accept({ type: 'ReceiveFaltered', data: { ...command.data, ...how } });
    }
    case 'FailOut': {
      const { data, words } = command;
      if (isKnown(state, data.passage, data.attempt)) return accept();
      const personal = words === undefined ? {} : { personal: { words } };
      return accept({ type: 'RelayToNonERDSFailure', data, ...personal });
    }
    case 'FailIn':
      return isKnown(state, command.data.passage, command.data.attempt)
        ? accept()
        : accept({ type: 'ReceivedFromNonERDSFailure', data: command.data });
    case 'OrderRetry':
    case 'GiveUp': {
      const { passage, reason } = command;
      const found = state.get(passage);
      if (found === undefined || found.state === 'given-up')
        return refuse({ code: 'axis/not-at-the-desk', path: '/id' });
      if (command.type === 'GiveUp') return accept({ type: 'PassageGivenUp', data: { passage, reason } });
      return found.state !== 'failed' ? accept() : accept({ type: 'PassageRetryOrdered', data: { passage, reason } });
    }
    case 'Settle':
      return state.has(command.passage)
        ? accept({ type: 'PassageSettled', data: { passage: command.passage } })
        : accept();
    default:
      return assertNever(command);
  }
};

const evolve = (state: PassageDesk, event: PassageDeskEvent): PassageDesk => {
  const next = new Map(state);
  switch (event.type) {
    case 'RelayFaltered':
      return next.set(event.data.passage, { direction: 'out', state: 'trying', ...event.data });
    case 'ReceiveFaltered':
      return next.set(event.data.passage, { direction: 'in', state: 'trying', ...event.data });
    case 'RelayToNonERDSFailure':
      return next.set(event.data.passage, { direction: 'out', state: 'failed', ...event.data });
    case 'ReceivedFromNonERDSFailure':
      return next.set(event.data.passage, { direction: 'in', state: 'failed', ...event.data });
    case 'PassageRetryOrdered':
    case 'PassageGivenUp': {
      const found = next.get(event.data.passage);
      const decided = event.type === 'PassageGivenUp' ? 'given-up' : 'ordered';
      return found === undefined ? state : next.set(event.data.passage, { ...found, state: decided });
    }
    case 'PassageSettled':
      next.delete(event.data.passage);
      return next;
    default:
      return assertNever(event);
  }
};

export const passageDeskDecider: Decider<PassageDeskCommand, PassageDeskEvent, PassageDesk, PassageDeskRefusal> = {
  initial: new Map(),
  decide,
  evolve,
};
