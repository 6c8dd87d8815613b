import fc from 'fast-check';
import type { AgencyId } from '@lienthong/identifiers';
import { askRanking, askReport, askTimes } from '../../application/ask.js';
import { averageTimes } from '../../domain/average-time.js';
import type { RecordedEvent } from '../../domain/facts.js';
import type { Ground } from '../../domain/ground.js';
import { ON_TIME_RULES } from '../../domain/on-time-rule.js';
import { rankPeers } from '../../domain/ranking.js';
import { reportII06a } from '../../domain/report.js';
import { hamTanQuarter } from '../../synthetic/ham-tan.js';
import { moment, QUARTER_END, RECONCILED } from '../../synthetic/quarter.js';
import { asked, loadGround } from '../../testing/ground.js';
import { AGENCIES, histories, minute, minutes } from '../../testing/random-histories.js';
import { createFiguresReader } from './figures.queries.js';
import { builtFigures } from './testing/built-figures.js';

let ground: Ground;
beforeAll(async () => {
  ground = await loadGround(moment('2024-06-01 00:00'));
});

const portsOf = (events: readonly RecordedEvent[], restarts?: number) => ({
  ground,
  figures: createFiguresReader(builtFigures(events, restarts)),
});
const unit = fc
  .subarray([...AGENCIES], { minLength: 1 })
  .map((agencies) => ({ name: 'Đơn vị', agencies: new Set<AgencyId>(agencies) }));
const knownAt = minutes(260).map((at) => moment(minute(at)));
const rule = fc.constantFrom(...ON_TIME_RULES);
const restarts = fc.integer({ min: 1, max: 9 });

describe('the read model of figures', () => {
  it('gives the same report as the events themselves, whatever happened, as known at any instant', async () => {
    await fc.assert(
      fc.asyncProperty(histories, unit, knownAt, rule, restarts, async (events, of, at, by, every) => {
        const question = asked({ unit: of, knownAt: at, rule: by });
        expect(await askReport(portsOf(events, every))(question)).toEqual(reportII06a(ground, events, question));
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same average times and the same ranking', async () => {
    await fc.assert(
      fc.asyncProperty(histories, unit, knownAt, rule, async (events, of, at, by) => {
        const ports = portsOf(events);
        const question = asked({ unit: of, knownAt: at, rule: by });
        expect(await askTimes(ports)(question)).toEqual(averageTimes(ground, events, question));
        const peers = AGENCIES.map((agency) => ({ name: agency, agencies: new Set([agency]) }));
        const ranked = rankPeers(
          peers.map((peer) => {
            const { forms } = reportII06a(ground, events, { ...question, unit: peer });
            return { unit: peer.name, counts: forms.reconciled.total };
          }),
        );
        expect(await askRanking(ports)({ ...question, peers, view: 'reconciled' })).toEqual(ranked);
      }),
      { numRuns: 200 },
    );
  });

  it('gives the quarter of Hàm Tân with what it hides, and as it was known on the last evening', async () => {
    const { events } = hamTanQuarter(ground, { byPost: 900, bySynchronisation: 700, seed: 11 });
    const ports = portsOf(events, 5_000);
    for (const at of [RECONCILED, QUARTER_END, moment('2024-02-20 10:30')]) {
      const question = asked({ knownAt: at });
      const report = await askReport(ports)(question);
      expect(report).toEqual(reportII06a(ground, events, question));
    }
    const { forms, causesInAll } = await askReport(ports)(asked());
    expect(forms.reported.total).toMatchObject({
      received: 4917, online: 246, directOrPost: 2180, carriedOver: 2491,
      resolved: 3503, late: 1733, inProcess: 1414, inTime: 827, overdue: 587,
    }); // prettier-ignore
    expect(forms.reported.total.early + forms.reported.total.onTime).toBe(1770);
    expect(((forms.reported.lateRate ?? 0) * 100).toFixed(2)).toBe('47.18');
    expect(causesInAll.post.late + causesInAll.post.overdue).toBe(900);
    expect(causesInAll.synchronisation.late + causesInAll.synchronisation.overdue).toBe(700);
  });

  it('lets others have their turn while it reads', async () => {
    const { events } = hamTanQuarter(ground, { byPost: 0, bySynchronisation: 0, seed: 12 });
    let turns = 0;
    const tick = setInterval(() => (turns += 1), 0);
    await askReport(portsOf(events))(asked());
    clearInterval(tick);
    expect(turns).toBeGreaterThan(0);
  });

  it('counts a dossier once, though two agencies of the unit answered for it', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (events) => {
        let taken = 0;
        const { figures } = portsOf(events);
        await figures.each(new Set<AgencyId>(AGENCIES), moment('2030-01-01 00:00'), () => (taken += 1));
        expect(taken).toBe(new Set(events.map(({ dossier }) => dossier)).size);
      }),
    );
  });
});
