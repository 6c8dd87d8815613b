import { dossierCatalogue } from '@lienthong/dossier/events';
import type { Ground } from '../domain/ground.js';
import { loadGround } from '../testing/ground.js';
import { appendable, SYNTHETIC_SYSTEM } from './appendable.js';
import { hamTanQuarter } from './ham-tan.js';
import { RECONCILED } from './quarter.js';

let ground: Ground;
beforeAll(async () => {
  ground = await loadGround(RECONCILED);
});

describe('the synthetic quarter as a store takes it', () => {
  it('comes in the order in which it became known, each dossier’s facts in their own order, each labelled', () => {
    const quarter = hamTanQuarter(ground, { byPost: 10, bySynchronisation: 10, seed: 3 });
    const parts = appendable(quarter);
    const moments = parts.map(({ recordedAt }) => recordedAt);
    expect(moments).toEqual(moments.toSorted());
    const of = (dossier: string) =>
      parts.filter(({ stream }) => stream === `dossier-${dossier}`).flatMap(({ events }) => events);
    for (const { dossier } of quarter.events.slice(0, 40)) {
      const told = quarter.events.filter((one) => one.dossier === dossier).map(({ event }) => event.type);
      expect(of(dossier).map(({ type }) => type)).toEqual(told);
    }
    const all = parts.flatMap(({ events }) => events);
    expect(all).toHaveLength(quarter.events.length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.every(({ meta }) => meta.by.system === SYNTHETIC_SYSTEM)).toBe(true);
    expect(all.every(({ type }) => type in dossierCatalogue)).toBe(true);
  });

  it('has the same ids a second time, so that filling twice changes nothing', () => {
    const once = () =>
      appendable(hamTanQuarter(ground, { byPost: 10, bySynchronisation: 10, seed: 3 })).flatMap(({ events }) =>
        events.map(({ id }) => id),
      );
    expect(once()).toEqual(once());
  });
});
