import { accept, assertNever, refuse } from '@lienthong/kernel';
import type { Decider } from '@lienthong/kernel';

/** One inbox entry as it is offered to one system of the recipient. */
export interface OfferOf {
  readonly agency: string;
  readonly system: string;
  readonly sequence: number;
  readonly transfer: string;
}

interface Words {
  readonly reason?: string;
}

/** The recipient's system said that it could not take an entry (ETSI ContentHandoverFailure), and what was decided then. */
export type OfferEvent =
  | { readonly type: 'HandOverFailed'; readonly data: OfferOf; readonly personal: Words }
  | { readonly type: 'OfferedAgain'; readonly data: OfferOf; readonly personal: Words }
  | { readonly type: 'OfferEnded'; readonly data: OfferOf; readonly personal: Words };

/** `open`: the entry is in the system's list. Neither of the others is, and nobody but an operator brings it back. */
export type Offer = 'open' | 'failed' | 'ended';

export type OfferCommand = { readonly type: 'Fail' | 'OfferAgain' | 'EndOffer'; readonly of: OfferOf } & Words;

export interface OfferRefusal {
  readonly code: 'offer/not-failed';
}

const words = ({ reason }: Words): Words => (reason === undefined ? {} : { reason });

export const offerDecider: Decider<OfferCommand, OfferEvent, Offer, OfferRefusal> = {
  initial: 'open',
  decide: (command, state) => {
    const fact = { data: command.of, personal: words(command) };
    switch (command.type) {
      case 'Fail':
        return state === 'open' ? accept({ type: 'HandOverFailed', ...fact }) : accept();
      case 'OfferAgain':
        return state === 'failed' ? accept({ type: 'OfferedAgain', ...fact }) : refuse({ code: 'offer/not-failed' });
      case 'EndOffer':
        return state === 'failed' ? accept({ type: 'OfferEnded', ...fact }) : refuse({ code: 'offer/not-failed' });
      default:
        return assertNever(command.type);
    }
  },
  evolve: (_state, { type }) => {
    switch (type) {
      case 'HandOverFailed':
        return 'failed';
      case 'OfferedAgain':
        return 'open';
      case 'OfferEnded':
        return 'ended';
      default:
        return assertNever(type);
    }
  },
};
