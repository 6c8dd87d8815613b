import { workedMinutesBetween } from '@lienthong/calendar';
import type { DossierFacts } from './facts.js';
import { legOf, procedureOf } from './ground.js';
import type { Ground } from './ground.js';
import type { Basis, Ms } from './moment.js';

/**
 * Working minutes that a dossier travelled by post up to an instant, on legs for which the promise has no room.
 * In working time, since lateness is measured in it too: a parcel that lies over a weekend costs no working day.
 */
export const postalMinutes = (ground: Ground, facts: DossierFacts, basis: Basis, until: Ms): number => {
  const procedure = procedureOf(ground, facts);
  let [minutes, covered] = [0, Number.NEGATIVE_INFINITY];
  const travels = facts.legs
    .filter(({ leg }) => legOf(procedure, leg)?.post?.promise === 'outside')
    .map(({ started, ended }) => ({ from: started[basis], to: ended?.[basis] ?? until }))
    .sort((a, b) => a.from - b.from);
  for (const { from, to } of travels) {
    const [begins, ends] = [Math.max(from, covered), Math.min(to, until)];
    if (ends <= begins) continue;
    minutes += workedMinutesBetween(ground.time, begins, ends);
    covered = ends;
  }
  return minutes;
};
