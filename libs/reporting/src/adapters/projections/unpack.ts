import { CHANNELS } from '@lienthong/dossier/events';
import type { AgencyId } from '@lienthong/identifiers';
import type { DriftFacts } from '../../domain/drift.js';
import { ENDINGS } from '../../domain/facts.js';
import type { DossierFacts, LegFacts, WaitFacts } from '../../domain/facts.js';
import { definitionFrom } from '../../domain/known-dossier.js';
import type { Moment, Ms, Since } from '../../domain/moment.js';
import { AT, LEGS_AT, SIZE } from './pack.js';

export type WordOf = (number: number) => string;

/** Packs one after another, read as known at an instant. */
export interface Reading {
  readonly numbers: Float64Array;
  readonly wordOf: WordOf;
  /** Nothing that became known later is there. */
  readonly knownAt: Ms;
}

/** Who asked what, of each wait; where only figures are wanted, nobody. */
export type Asked = readonly (readonly [requestId: string, leg: string])[];

const NONE: readonly never[] = [];

export const numberAt = ({ numbers }: Reading, at: number): number => numbers[at] ?? Number.NaN;

/** NaN is known at no time. */
const momentAt = (reading: Reading, at: number): Moment | undefined => {
  const recorded = numberAt(reading, at);
  return recorded <= reading.knownAt ? { recorded, happened: numberAt(reading, at + 1) } : undefined;
};

const listAt = <T>(at: number, count: number, size: number, read: (at: number) => T | undefined): readonly T[] => {
  const list: T[] = [];
  for (let index = 0; index < count; index += 1) {
    const one = read(at + index * size);
    if (one !== undefined) list.push(one);
  }
  return list;
};

const sinceAt =
  <T>(reading: Reading, valueOf: (number: number) => T) =>
  (at: number): Since<T> | undefined => {
    const since = momentAt(reading, at);
    return since === undefined ? undefined : { since, value: valueOf(numberAt(reading, at + 2)) };
  };

/** Where the lists of the pack begin. */
export const receiversAt = (at: number): number => at + AT.lists;
export const duesAt = (reading: Reading, at: number): number =>
  receiversAt(at) + numberAt(reading, at + AT.receivers) * SIZE.receiver;
const waitsAt = (reading: Reading, at: number): number =>
  duesAt(reading, at) + numberAt(reading, at + AT.dues) * SIZE.due;
const driftsAt = (reading: Reading, at: number): number =>
  waitsAt(reading, at) + numberAt(reading, at + AT.waits) * SIZE.wait;

export const waitsOf = (reading: Reading, at: number, asked: Asked = NONE): readonly WaitFacts[] => {
  const count = numberAt(reading, at + AT.waits);
  if (count === 0) return NONE;
  const first = waitsAt(reading, at);
  return listAt(first, count, SIZE.wait, (place) => {
    const from = momentAt(reading, place);
    if (from === undefined) return undefined;
    const [requestId, leg] = asked[(place - first) / SIZE.wait] ?? ['', ''];
    const to = momentAt(reading, place + 2);
    return to === undefined ? { requestId, leg, from } : { requestId, leg, from, to };
  });
};

export const driftsOf = (reading: Reading, at: number): readonly DriftFacts[] => {
  const count = numberAt(reading, at + AT.drifts);
  if (count === 0) return NONE;
  return listAt(driftsAt(reading, at), count, SIZE.drift, (place) => {
    const found = momentAt(reading, place + 1);
    if (found === undefined) return undefined;
    const party = reading.wordOf(numberAt(reading, place));
    const healed = momentAt(reading, place + 3);
    return healed === undefined ? { party, found } : { party, found, healed };
  });
};

/** Of the pack of legs that begins there. */
const legsOf = (reading: Reading, at: number): readonly LegFacts[] => {
  const count = (numberAt(reading, at) - LEGS_AT) / SIZE.leg;
  return listAt(at + LEGS_AT, count, SIZE.leg, (place) => {
    const started = momentAt(reading, place + 1);
    if (started === undefined) return undefined;
    const leg = reading.wordOf(numberAt(reading, place));
    const ended = momentAt(reading, place + 3);
    return ended === undefined ? { leg, started } : { leg, started, ended };
  });
};

/** All facts of a dossier's two packs. */
export const unpackFacts = (facts: Reading, legs: Reading, asked: Asked): DossierFacts => {
  const { wordOf } = facts;
  const ended = momentAt(facts, AT.ended);
  const as = ENDINGS[numberAt(facts, AT.endedAs)];
  const agencyAt = sinceAt(facts, (word) => wordOf(word) as AgencyId);
  const dueAt = sinceAt(facts, (due) => due);
  return {
    ...definitionFrom(wordOf(numberAt(facts, AT.definition))),
    channel: CHANNELS[numberAt(facts, AT.channel)] ?? 'direct',
    receivers: listAt(receiversAt(0), numberAt(facts, AT.receivers), SIZE.receiver, agencyAt),
    received: momentAt(facts, AT.received),
    dues: listAt(duesAt(facts, 0), numberAt(facts, AT.dues), SIZE.due, dueAt),
    legs: legsOf(legs, 0),
    waits: waitsOf(facts, 0, asked),
    drifts: driftsOf(facts, 0),
    secondSupplement: momentAt(facts, AT.secondSupplement),
    ended: ended === undefined || as === undefined ? undefined : { ...ended, as },
    delivered: momentAt(facts, AT.delivered),
  };
};
