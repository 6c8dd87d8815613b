import { workedMinutes } from '@lienthong/calendar';
import type { Instant } from '@lienthong/kernel';
import type { DossierFacts } from './facts.js';
import { legOf, procedureOf } from './ground.js';
import type { Ground } from './ground.js';
import type { Basis } from './moment.js';

/**
 * Working minutes that a dossier travelled by post up to an instant, on legs for which the promise has no room.
 * In working time, since lateness is measured in it too: a parcel that lies over a weekend costs no working day.
 */
export const postalMinutes = (ground: Ground, facts: DossierFacts, basis: Basis, until: Instant): number => {
  const procedure = procedureOf(ground, facts);
  let [minutes, covered] = [0, ''];
  const travels = facts.legs
    .filter(({ leg }) => legOf(procedure, leg)?.post?.promise === 'outside')
    .map(({ started, ended }) => ({ from: started[basis], to: ended?.[basis] ?? until }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  for (const { from, to } of travels) {
    const begins = from < covered ? (covered as Instant) : from;
    const ends = to < until ? to : until;
    if (ends <= begins) continue;
    minutes += workedMinutes(ground.time, begins, ends);
    covered = ends;
  }
  return minutes;
};
