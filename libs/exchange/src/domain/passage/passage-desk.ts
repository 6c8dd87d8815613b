import { accept, assertNever, refuse } from '@lienthong/kernel';
import type { Decider, Refusal } from '@lienthong/kernel';
import type { PassageDeskEvent } from './passage.events.js';

type Facts<Type extends PassageDeskEvent['type']> = Extract<PassageDeskEvent, { type: Type }>['data'];

/** A message that did not pass: refused in words, or not to be understood. */
export type FailedPassage = (
  | ({ readonly direction: 'out' } & Facts<'RelayToNonERDSFailure'>)
  | ({ readonly direction: 'in' } & Facts<'ReceivedFromNonERDSFailure'>)
) & {
  /** `ordered`: to be tried again by an operator's word. `given-up`: never again, however often it is offered. */
  readonly state: 'failed' | 'ordered' | 'given-up';
};

/** By passage; what passed is forgotten. */
export type PassageDesk = ReadonlyMap<string, FailedPassage>;

export type PassageDeskCommand =
  | { readonly type: 'FailOut'; readonly data: Facts<'RelayToNonERDSFailure'>; readonly words?: string }
  | { readonly type: 'FailIn'; readonly data: Facts<'ReceivedFromNonERDSFailure'> }
  | { readonly type: 'OrderRetry' | 'GiveUp'; readonly passage: string; readonly reason: string }
  | { readonly type: 'Settle'; readonly passage: string };

export type PassageDeskRefusal = Refusal<'axis/not-at-the-desk'>;

/** True of a repeat, where this attempt's failure is known, and of what was given up. */
const isKnown = (state: PassageDesk, passage: string, attempt: number): boolean => {
  const found = state.get(passage);
  return found !== undefined && (found.attempt >= attempt || found.state === 'given-up');
};

const decide: Decider<PassageDeskCommand, PassageDeskEvent, PassageDesk, PassageDeskRefusal>['decide'] = (
  command,
  state,
) => {
  switch (command.type) {
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
      return found.state === 'ordered' ? accept() : accept({ type: 'PassageRetryOrdered', data: { passage, reason } });
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
