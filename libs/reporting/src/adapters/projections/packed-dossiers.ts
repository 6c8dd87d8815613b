import { CHANNELS } from '@lienthong/dossier/events';
import type { AgencyId } from '@lienthong/identifiers';
import { ENDINGS } from '../../domain/facts.js';
import { definitionFrom } from '../../domain/known-dossier.js';
import type { KnownDossier } from '../../domain/known-dossier.js';
import type { Basis, Ms } from '../../domain/moment.js';
import { AT, LEGS_AT, SIZE } from './pack.js';
import { driftsOf, duesAt, numberAt, receiversAt, waitsOf } from './unpack.js';
import type { Reading, WordOf } from './unpack.js';

/** Packs of many dossiers, one after another in the same order. */
export interface Packs {
  readonly facts: Float64Array;
  readonly legs: Float64Array;
}

/** The first receiver, whose rows the dossier lies among. */
export const firstReceiverOf = (dossier: KnownDossier): AgencyId | undefined =>
  dossier.receiverAt('recorded', Number.NEGATIVE_INFINITY);

const HAPPENED: Readonly<Record<Basis, 0 | 1>> = { recorded: 0, happened: 1 };

/** Shows each dossier of some packs that was known at an instant. */
export type ShowDossiers = (packs: Packs, wordOf: WordOf, knownAt: Ms, take: (dossier: KnownDossier) => void) => void;

const NOTHING: Packs = { facts: new Float64Array(), legs: new Float64Array() };

/**
 * One window that moves over the numbers: a million dossiers are no million objects. It is made once, since what the
 * engine has learnt about it goes with it.
 */
export const packWindow = (): ShowDossiers => {
  let reading: Reading = { numbers: NOTHING.facts, wordOf: String, knownAt: 0 };
  let ofLegs = reading;
  let knownAt = 0;
  let at = 0;
  let legsAt = 0;
  const wordOf: WordOf = (number) => reading.wordOf(number);

  const once = (place: number, basis: Basis): Ms | undefined =>
    numberAt(reading, at + place) <= knownAt ? numberAt(reading, at + place + HAPPENED[basis]) : undefined;

  /** What held at a moment, of a list in which it is the third number; of those told by then the last one counts. */
  const held = (first: number, count: number, basis: Basis, moment: Ms): number | undefined => {
    for (let place = first + (count - 1) * SIZE.due; place >= first; place -= SIZE.due)
      if (numberAt(reading, place) <= knownAt && numberAt(reading, place + HAPPENED[basis]) <= moment)
        return numberAt(reading, place + 2);
    return undefined;
  };

  const dossier: KnownDossier = {
    get definition() {
      return wordOf(numberAt(reading, at + AT.definition));
    },
    get procedure() {
      return definitionFrom(dossier.definition).procedure;
    },
    get version() {
      return definitionFrom(dossier.definition).version;
    },
    get channel() {
      return CHANNELS[numberAt(reading, at + AT.channel)] ?? 'direct';
    },
    get endedAs() {
      return numberAt(reading, at + AT.ended) <= knownAt ? ENDINGS[numberAt(reading, at + AT.endedAs)] : undefined;
    },
    received: (basis) => once(AT.received, basis),
    ended: (basis) => once(AT.ended, basis),
    askedTwice: (basis) => once(AT.secondSupplement, basis),
    receiverAt: (basis, moment) => {
      const first = receiversAt(at);
      const number = held(first, numberAt(reading, at + AT.receivers), basis, moment) ?? numberAt(reading, first + 2);
      return wordOf(number) as AgencyId;
    },
    dueAt: (basis, moment) => held(duesAt(reading, at), numberAt(reading, at + AT.dues), basis, moment),
    waits: () => waitsOf(reading, at),
    drifts: () => driftsOf(reading, at),
    eachLeg: (basis, visit) => {
      const end = legsAt + numberAt(ofLegs, legsAt + AT.length);
      for (let place = legsAt + LEGS_AT; place < end; place += SIZE.leg) {
        if (!(numberAt(ofLegs, place + 1) <= knownAt)) continue;
        const to = numberAt(ofLegs, place + 3) <= knownAt ? numberAt(ofLegs, place + 3 + HAPPENED[basis]) : undefined;
        visit(wordOf(numberAt(ofLegs, place)), numberAt(ofLegs, place + 1 + HAPPENED[basis]), to);
      }
    },
  };

  return ({ facts, legs }, words, instant, take) => {
    reading = { numbers: facts, wordOf: words, knownAt: instant };
    ofLegs = { numbers: legs, wordOf: words, knownAt: instant };
    knownAt = instant;
    at = 0;
    legsAt = 0;
    while (at < facts.length) {
      if (numberAt(reading, receiversAt(at)) <= knownAt) take(dossier);
      at += facts[at + AT.length] ?? Infinity;
      legsAt += legs[legsAt + AT.length] ?? Infinity;
    }
  };
};
