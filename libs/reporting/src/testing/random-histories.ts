import fc from 'fast-check';
import type { AgencyId } from '@lienthong/identifiers';
import type { RecordedEvent } from '../domain/facts.js';
import { DISTRICT } from '../synthetic/quarter.js';
import {
  completed, delivered, dossierOf, driftFound, driftHealed, dueMoved, filed, promised, received, resolved, started,
  succeeded, supplementAsked, supplementCame, withdrawn,
} from './told.js'; // prettier-ignore
import type { Told } from './told.js';

export const AGENCIES = [DISTRICT, 'H11.98' as AgencyId, 'H11.97' as AgencyId] as const;

const START = Date.parse('2023-12-01T00:00:00Z');
/** `2024-02-03 04:05` of Việt Nam, so many minutes after 1 December 2023. */
export const minute = (minutes: number): string =>
  new Date(START + (minutes + 420) * 60_000).toISOString().slice(0, 16).replace('T', ' ');

const DAY = 1440;
export const minutes = (days: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: days * DAY });

const LEGS = ['gui-di', 'giai-quyet', 'gui-ve'] as const;

/** Something that may happen to a dossier; `at` and `heard` are moments of Việt Nam. */
const happening = fc.record({
  what: fc.constantFrom(
    'received', 'promised', 'moved', 'asked', 'answered', 'started', 'completed', 'resolved', 'withdrawn', 'delivered',
    'succeeded', 'drifted', 'healed',
  ), // prettier-ignore
  after: minutes(8),
  lag: fc.oneof(fc.constant(0), minutes(20)),
  number: fc.integer({ min: 1, max: 2 }),
  leg: fc.constantFrom(...LEGS),
  promise: minutes(15),
  to: fc.constantFrom(...AGENCIES),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const toldOf = ({ what, number, leg, promise, to }: Happening, at: string, heard: string, due: string): Told => {
  const says: Record<Happening['what'], () => Told> = {
    received: () => received(at),
    promised: () => promised(at, due),
    moved: () => dueMoved(at, at, minute(promise)),
    asked: () => supplementAsked(number, at),
    answered: () => supplementCame(number, at),
    started: () => started(leg, at),
    completed: () => completed(leg, at),
    resolved: () => resolved(at),
    withdrawn: () => withdrawn(at),
    delivered: () => delivered(at),
    succeeded: () => succeeded(at, to),
    drifted: () => driftFound(at, `${to} portal`),
    healed: () => driftHealed(at, `${to} portal`),
  };
  const [, event] = says[what]();
  return [heard, event];
};

const dossier = fc.record({
  at: minutes(120),
  receiver: fc.constantFrom(...AGENCIES),
  channel: fc.constantFrom('online', 'direct', 'post'),
  happenings: fc.array(happening, { maxLength: 12 }),
});

/**
 * Dossiers to which anything happened in any order, heard of at once or later, mixed as a store holds them. No decider
 * was asked: figures must not depend on what it would refuse.
 */
export const histories: fc.Arbitrary<readonly RecordedEvent[]> = fc.array(dossier, { maxLength: 12 }).map((all) =>
  all
    .flatMap(({ at, receiver, channel, happenings }, index) => {
      let now = at;
      const told = happenings.map((one): Told => {
        now += one.after;
        return toldOf(one, minute(now), minute(now + one.lag), minute(now + one.promise));
      });
      const begun = [filed(minute(at), channel, receiver), received(minute(at))];
      return dossierOf(`dossier-${index}`, ...begun, ...told).map((event, place) => ({ event, place }));
    })
    .sort((a, b) => a.place - b.place)
    .map(({ event }) => event),
);
