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

/** How one message stands; undefined of one that never was at the desk, and of one that passed. */
export type StandingPassage = FailedPassage | TriedPassage | undefined;

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
const isKnown = (found: StandingPassage, attempt: number): boolean => {
  if (found === undefined || found.state === 'trying') return false;
  return found.attempt >= attempt || found.state === 'given-up';
};

/** How a message stands after one more try; undefined where the try is no news. */
const faltered = (
  found: StandingPassage,
  { data: { attempt }, against, at }: Falter<'RelayFaltered' | 'ReceiveFaltered'>,
): Pick<Faltering, 'times' | 'since'> | undefined => {
  if (isKnown(found, attempt)) return undefined;
  const before = found?.state === 'trying' ? found : undefined;
  if (before === undefined) return { times: against ? 1 : 0, since: at };
  if (!against) return undefined;
  return { times: before.times + 1, since: before.times === 0 ? at : before.since };
};

/** The message that a command is about. */
export const passageOfCommand = (command: PassageDeskCommand): string =>
  'data' in command ? command.data.passage : command.passage;

type PassageDesk = Decider<PassageDeskCommand, PassageDeskEvent, StandingPassage, PassageDeskRefusal>;

const decide: PassageDesk['decide'] = (command, found) => {
  switch (command.type) {
    case 'FalterOut': {
      const how = faltered(found, command);
      return how === undefined ? accept() : accept({ type: 'RelayFaltered', data: { ...command.data, ...how } });
    }
    case 'FalterIn': {
      const how = faltered(found, command);
      return how === undefined ? accept() : accept({ type: 'ReceiveFaltered', data: { ...command.data, ...how } });
    }
    case 'FailOut': {
      const { data, words } = command;
      if (isKnown(found, data.attempt)) return accept();
      const personal = words === undefined ? {} : { personal: { words } };
      return accept({ type: 'RelayToNonERDSFailure', data, ...personal });
    }
    case 'FailIn':
      return isKnown(found, command.data.attempt)
        ? accept()
        : accept({ type: 'ReceivedFromNonERDSFailure', data: command.data });
    case 'OrderRetry':
    case 'GiveUp': {
      const { passage, reason } = command;
      if (found === undefined || found.state === 'given-up')
        return refuse({ code: 'axis/not-at-the-desk', path: '/id' });
      if (command.type === 'GiveUp') return accept({ type: 'PassageGivenUp', data: { passage, reason } });
      return found.state !== 'failed' ? accept() : accept({ type: 'PassageRetryOrdered', data: { passage, reason } });
    }
    case 'Settle':
      return found === undefined ? accept() : accept({ type: 'PassageSettled', data: { passage: command.passage } });
    default:
      return assertNever(command);
  }
};

const evolve: PassageDesk['evolve'] = (found, event) => {
  switch (event.type) {
    case 'RelayFaltered':
      return { direction: 'out', state: 'trying', ...event.data };
    case 'ReceiveFaltered':
      return { direction: 'in', state: 'trying', ...event.data };
    case 'RelayToNonERDSFailure':
      return { direction: 'out', state: 'failed', ...event.data };
    case 'ReceivedFromNonERDSFailure':
      return { direction: 'in', state: 'failed', ...event.data };
    case 'PassageRetryOrdered':
      return found && { ...found, state: 'ordered' };
    case 'PassageGivenUp':
      return found && { ...found, state: 'given-up' };
    case 'PassageSettled':
      return undefined;
    default:
      return assertNever(event);
  }
};

/** Of one message: however many are at the desk, each event touches one. */
export const passageDeskDecider: PassageDesk = { initial: undefined, decide, evolve };
