import { CHANNELS } from '@lienthong/dossier/events';
import { ENDINGS } from '../../domain/facts.js';
import type { DossierFacts } from '../../domain/facts.js';
import { definitionText } from '../../domain/known-dossier.js';
import type { Moment } from '../../domain/moment.js';

/** Codes as numbers. */
export type NumberOf = (word: string) => number;

/**
 * A dossier's facts as numbers of eight bytes, so that a report reads a million of them without a row each: the pack's
 * own length first, then what every dossier has once (NaN: not yet), then how many of each there are, and these. The
 * bytes are the machine's own order: a file stays on the machine that built it.
 */
export const AT = {
  length: 0,
  definition: 1,
  channel: 2,
  received: 3,
  ended: 5,
  endedAs: 7,
  secondSupplement: 8,
  delivered: 10,
  receivers: 12,
  dues: 13,
  waits: 14,
  drifts: 15,
  lists: 16,
} as const;

/** Numbers that one of them takes. */
export const SIZE = { receiver: 3, due: 3, wait: 4, drift: 5, leg: 5 } as const;
/** Before the legs: the pack's length. */
export const LEGS_AT = 1;

const putBoth = (numbers: number[], moment: Moment | undefined): void => {
  numbers.push(moment?.recorded ?? Number.NaN, moment?.happened ?? Number.NaN);
};

/** The first number becomes the length. */
const packed = (numbers: number[]): Uint8Array => {
  numbers[AT.length] = numbers.length;
  return new Uint8Array(new Float64Array(numbers).buffer);
};

export const packFacts = (facts: DossierFacts, numberOf: NumberOf): Uint8Array => {
  const { channel, received, ended, secondSupplement, delivered } = facts;
  const { receivers, dues, waits, drifts } = facts;
  const numbers = [0, numberOf(definitionText(facts)), CHANNELS.indexOf(channel)];
  putBoth(numbers, received);
  putBoth(numbers, ended);
  numbers.push(ended === undefined ? Number.NaN : ENDINGS.indexOf(ended.as));
  putBoth(numbers, secondSupplement);
  putBoth(numbers, delivered);
  numbers.push(receivers.length, dues.length, waits.length, drifts.length);
  for (const { since, value } of receivers) numbers.push(since.recorded, since.happened, numberOf(value));
  for (const { since, value } of dues) numbers.push(since.recorded, since.happened, value);
  for (const { from, to } of waits) {
    putBoth(numbers, from);
    putBoth(numbers, to);
  }
  for (const { party, found, healed } of drifts) {
    numbers.push(numberOf(party));
    putBoth(numbers, found);
    putBoth(numbers, healed);
  }
  return packed(numbers);
};

/** Each with its leg, its start and its end. Which agency did it is in no figure. */
export const packLegs = ({ legs }: DossierFacts, numberOf: NumberOf): Uint8Array => {
  const numbers = [0];
  for (const { leg, started, ended } of legs) {
    numbers.push(numberOf(leg));
    putBoth(numbers, started);
    putBoth(numbers, ended);
  }
  return packed(numbers);
};
