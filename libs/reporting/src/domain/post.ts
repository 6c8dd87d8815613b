import { workedMinutesBetween } from '@lienthong/calendar';
import type { WorkingTime } from '@lienthong/calendar';
import type { Definition } from './ground.js';
import type { KnownDossier } from './known-dossier.js';
import type { Basis, Ms } from './moment.js';

interface Travel {
  readonly from: Ms;
  readonly to: Ms;
}

/** Two parcels under way at once cost their time once. */
const workedMinutesOf = (time: WorkingTime, travels: readonly Travel[]): number => {
  let [minutes, covered] = [0, Number.NEGATIVE_INFINITY];
  for (const { from, to } of travels) {
    const begins = Math.max(from, covered);
    if (to <= begins) continue;
    minutes += workedMinutesBetween(time, begins, to);
    covered = to;
  }
  return minutes;
};

/**
 * Working minutes that a dossier travelled by post up to a moment, on legs for which the promise has no room.
 * In working time, since lateness is measured in it too: a parcel that lies over a weekend costs no working day.
 */
export const postalMinutes = (
  time: WorkingTime,
  { postal }: Definition,
  dossier: KnownDossier,
  basis: Basis,
  until: Ms,
): number => {
  if (postal.size === 0) return 0;
  const travels: Travel[] = [];
  dossier.eachLeg(basis, (leg, from, to = until) => {
    if (postal.has(leg)) travels.push({ from, to: Math.min(to, until) });
  });
  return workedMinutesOf(
    time,
    travels.sort((a, b) => a.from - b.from),
  );
};
