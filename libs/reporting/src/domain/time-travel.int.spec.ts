import fc from 'fast-check';
import type { Instant } from '@lienthong/kernel';
import { moment } from '../synthetic/quarter.js';
import { asked, loadGround } from '../testing/ground.js';
import { dossierOf, filed, promised, received, resolved } from '../testing/told.js';
import { brokenIdentities } from './counts.js';
import type { RecordedEvent } from './facts.js';
import { ON_TIME_RULES } from './on-time-rule.js';
import { reportII06a } from './report.js';
import { VIEWS } from './views.js';
import type { ViewName } from './views.js';

const START = Date.parse('2023-12-01T00:00:00Z');
/** `2024-02-03 04:05` of Việt Nam, so many minutes after 1 December 2023. */
const minute = (minutes: number): string =>
  new Date(START + (minutes + 420) * 60_000).toISOString().slice(0, 16).replace('T', ' ');

const DAY = 1440;
const minutes = (days: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: days * DAY });

/** Received from December to May, promised within 20 days, done or not, heard of up to 60 days later. */
const dossier = fc.record({
  at: minutes(160),
  promise: minutes(20),
  takes: minutes(40),
  lag: minutes(60),
  done: fc.boolean(),
});

const dossiers = fc
  .array(dossier, { maxLength: 20 })
  .map((all) =>
    all.flatMap(({ at, promise, takes, lag, done }, index) =>
      dossierOf(
        String(index),
        filed(minute(at), index % 2 === 0 ? 'online' : 'post'),
        received(minute(at)),
        promised(minute(at), minute(at + promise)),
        ...(done ? [resolved(minute(at + takes), minute(at + takes + lag))] : []),
      ),
    ),
  );

const knownAt = minutes(240).map((at) => moment(minute(at)));
const rule = fc.constantFrom(...ON_TIME_RULES);
const known = (events: readonly RecordedEvent[], at: Instant): readonly RecordedEvent[] =>
  events.filter(({ recordedAt }) => recordedAt <= at);

describe('a report as known at an instant', () => {
  it('is what it was then, whatever has become known since', async () => {
    const ground = await loadGround(moment('2024-06-01 00:00'));
    fc.assert(
      fc.property(dossiers, knownAt, rule, (events, at, by) => {
        const question = asked({ knownAt: at, rule: by });
        expect(reportII06a(ground, events, question)).toEqual(reportII06a(ground, known(events, at), question));
      }),
    );
  });

  it('keeps its identities under every view and rule', async () => {
    const ground = await loadGround(moment('2024-06-01 00:00'));
    fc.assert(
      fc.property(dossiers, knownAt, rule, (events, at, by) => {
        const { forms } = reportII06a(ground, events, asked({ knownAt: at, rule: by }));
        for (const view of Object.keys(VIEWS) as readonly ViewName[])
          for (const { counts } of forms[view].fields) expect(brokenIdentities(counts)).toEqual([]);
      }),
    );
  });

  it('stays as reported once the period is over: only what is reconciled still moves', async () => {
    const ground = await loadGround(moment('2024-06-01 00:00'));
    const [evening, later] = [
      asked({ knownAt: moment('2024-04-01 00:00') }),
      asked({ knownAt: moment('2024-09-01 00:00') }),
    ];
    fc.assert(
      fc.property(dossiers, (events) => {
        const total = (question: typeof later) => reportII06a(ground, events, question).forms.reported.total;
        expect(total(later)).toEqual(total(evening));
      }),
    );
  });

  it('finds a cause for each that is late, and none for any other', async () => {
    const ground = await loadGround(moment('2024-06-01 00:00'));
    fc.assert(
      fc.property(dossiers, knownAt, rule, (events, at, by) => {
        const { causesInAll, forms } = reportII06a(ground, events, asked({ knownAt: at, rule: by }));
        const causes = Object.values(causesInAll);
        expect(causes.reduce((sum, { late }) => sum + late, 0)).toBe(forms.reported.total.late);
        expect(causes.reduce((sum, { overdue }) => sum + overdue, 0)).toBe(forms.reported.total.overdue);
      }),
    );
  });
});
