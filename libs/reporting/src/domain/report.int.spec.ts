import type { AgencyId } from '@lienthong/identifiers';
import { moment } from '../synthetic/quarter.js';
import { asked, loadGround, period } from '../testing/ground.js';
import {
  completed, delivered, dossierOf, driftFound, driftHealed, dueMoved, filed, promised, received, resolved, started, succeeded,
  supplementAsked, supplementCame, withdrawn,
} from '../testing/told.js'; // prettier-ignore
import type { Told } from '../testing/told.js';
import { COLUMNS } from './counts.js';
import type { Counts } from './counts.js';
import type { Ground } from './ground.js';
import { reportII06a } from './report.js';
import type { Question } from './report.js';
import type { ViewName } from './views.js';

let ground: Ground;
beforeAll(async () => {
  ground = await loadGround(moment('2024-06-01 00:00'));
});

/** Wednesday 3 January 2024, 08:00; promised: Wednesday 10 January, 17:00. */
const opened: readonly Told[] = [
  filed('2024-01-03 08:00'),
  received('2024-01-03 08:00'),
  promised('2024-01-03 08:00', '2024-01-10 17:00'),
];

const given = (...told: readonly Told[]) => {
  const events = dossierOf('one', ...told);
  return {
    when: (more: Partial<Question> = {}) => {
      const report = reportII06a(ground, events, asked(more));
      const nonZero = (counts: Counts): readonly string[] => COLUMNS.filter((column) => counts[column] !== 0);
      return {
        report,
        then: (view: ViewName, ...columns: readonly (keyof Counts)[]) =>
          expect(nonZero(report.forms[view].total)).toEqual(columns),
      };
    },
  };
};

const DIRECT = ['received', 'directOrPost'] as const;

describe('a dossier in form II.06a', () => {
  it('is in no report before it was received: statuses 1 and 3 are not counted', () => {
    given(filed('2024-01-03 08:00')).when().then('reported');
  });

  it('is resolved by the moment of its result, whenever the citizen fetches it: status 9 outranks 10', () => {
    given(...opened, resolved('2024-01-10 16:00'), delivered('2024-02-20 09:00'))
      .when()
      .then('reported', ...DIRECT, 'resolved', 'onTime');
  });

  it('is on time up to the due moment, and late a minute after', () => {
    given(...opened, resolved('2024-01-10 17:00'))
      .when()
      .then('reported', ...DIRECT, 'resolved', 'onTime');
    given(...opened, resolved('2024-01-10 17:01'))
      .when()
      .then('reported', ...DIRECT, 'resolved', 'late');
  });

  it('is on time all the due day under the rule of calendar days', () => {
    given(...opened, resolved('2024-01-10 23:30'))
      .when({ rule: 'calendar-day' })
      .then('reported', ...DIRECT, 'resolved', 'onTime');
    given(...opened, resolved('2024-01-11 00:00'))
      .when({ rule: 'calendar-day' })
      .then('reported', ...DIRECT, 'resolved', 'late');
  });

  it('is early before the half-day of the due moment, on time within it, under the rule of half-days', () => {
    given(...opened, resolved('2024-01-10 11:00'))
      .when({ rule: 'half-day' })
      .then('reported', ...DIRECT, 'resolved', 'early');
    given(...opened, resolved('2024-01-10 13:30'))
      .when({ rule: 'half-day' })
      .then('reported', ...DIRECT, 'resolved', 'onTime');
    given(...opened, resolved('2024-01-10 11:00'))
      .when({ rule: 'portal' })
      .then('reported', ...DIRECT, 'resolved', 'onTime');
  });

  it('is carried over where it was received before, and leaves the report once it was over before', () => {
    const february = period('2024-02-01', '2024-02-29');
    given(...opened)
      .when({ period: february })
      .then('reported', 'received', 'carriedOver', 'inProcess', 'overdue');
    given(...opened, resolved('2024-01-10 16:00'))
      .when({ period: february })
      .then('reported');
  });

  it('is in process, in time until its due moment as of the instant of knowing', () => {
    given(...opened)
      .when({ knownAt: moment('2024-01-10 16:59') })
      .then('reported', ...DIRECT, 'inProcess', 'inTime');
    given(...opened)
      .when({ knownAt: moment('2024-01-10 17:01') })
      .then('reported', ...DIRECT, 'inProcess', 'overdue');
  });

  it('is not overdue while the citizen supplements, and has the moved due date after', () => {
    const waiting = [...opened, supplementAsked(1, '2024-01-09 08:00')];
    given(...waiting)
      .when({ knownAt: moment('2024-02-20 08:00') })
      .then('reported', ...DIRECT, 'inProcess', 'inTime');
    given(
      ...waiting,
      supplementCame(1, '2024-02-20 09:00'),
      dueMoved('2024-02-20 09:00', '2024-01-10 17:00', '2024-02-21 17:00'),
      resolved('2024-02-21 16:00'),
    )
      .when()
      .then('reported', ...DIRECT, 'resolved', 'onTime');
  });

  it('is late from the second supplement on under the portal’s rule only, and that is its cause', () => {
    const twice = given(
      ...opened,
      supplementAsked(1, '2024-01-04 08:00'),
      supplementCame(1, '2024-01-04 09:00'),
      supplementAsked(2, '2024-01-05 08:00'),
      supplementCame(2, '2024-01-05 09:00'),
      resolved('2024-01-10 16:00'),
    );
    const portal = twice.when();
    portal.then('reported', ...DIRECT, 'resolved', 'late');
    expect(portal.report.causesInAll.supplement).toEqual({ late: 1, overdue: 0 });
    twice.when({ rule: 'half-day' }).then('reported', ...DIRECT, 'resolved', 'onTime');
  });

  it('counts as resolved when the citizen withdraws it: nobody works on it any more', () => {
    given(...opened, withdrawn('2024-01-09 10:00'))
      .when()
      .then('reported', ...DIRECT, 'resolved', 'early');
  });

  it('belongs to the successor of the unit that received it, from the succession on', () => {
    const moved = given(...opened, succeeded('2024-02-01 00:00', 'H11.98' as AgencyId));
    moved.when().then('reported');
    const successor = { name: 'Kế thừa', agencies: new Set(['H11.98' as AgencyId]) };
    moved.when({ unit: successor }).then('reported', ...DIRECT, 'inProcess', 'overdue');
    moved.when({ knownAt: moment('2024-01-20 00:00') }).then('reported', ...DIRECT, 'inProcess', 'overdue');
  });

  it('has the same numbers whatever became known after the instant that the report names', () => {
    const then = { knownAt: moment('2024-02-01 00:00') };
    const before = given(...opened).when(then).report;
    const after = given(...opened, resolved('2024-01-09 16:00', '2024-02-01 08:00')).when(then).report;
    expect(after).toEqual(before);
  });
});

describe('what a late dossier hides', () => {
  it('is late as reported and on time after reconciliation, where it was done in time and heard of late', () => {
    const asserted = given(...opened, resolved('2024-01-10 16:00', '2024-04-08 09:00')).when();
    asserted.then('reported', ...DIRECT, 'inProcess', 'overdue');
    asserted.then('reconciled', ...DIRECT, 'resolved', 'onTime');
    expect(asserted.report.causesInAll.synchronisation).toEqual({ late: 0, overdue: 1 });
  });

  it('is late by post where it is late by no more working time than it travelled', () => {
    // Monday 8 and Tuesday 9 January by post: two working days. Late: Thursday 11 and Friday 12 January.
    const travelled = [...opened, started('gui-di', '2024-01-08 07:30'), completed('gui-di', '2024-01-09 17:00')];
    const byPost = given(...travelled, resolved('2024-01-12 17:00')).when();
    byPost.then('reported', ...DIRECT, 'resolved', 'late');
    byPost.then('postSetApart', ...DIRECT, 'resolved', 'onTime');
    expect(byPost.report.causesInAll.post).toEqual({ late: 1, overdue: 0 });
    const more = given(...travelled, resolved('2024-01-15 08:00')).when();
    more.then('postSetApart', ...DIRECT, 'resolved', 'late');
    expect(more.report.causesInAll.processing).toEqual({ late: 1, overdue: 0 });
  });

  it('is not excused by a parcel’s weekend: only working time is set apart', () => {
    const travelled = [...opened, started('gui-di', '2024-01-05 17:00'), completed('gui-di', '2024-01-08 07:30')];
    given(...travelled, resolved('2024-01-11 08:30'))
      .when()
      .then('postSetApart', ...DIRECT, 'resolved', 'late');
  });

  it('is not excused by post that never was, though it is late by less than a minute of work', () => {
    given(...opened, resolved('2024-01-10 17:01'))
      .when()
      .then('postSetApart', ...DIRECT, 'resolved', 'late');
  });

  it('is not excused by a leg that does not travel', () => {
    const worked = [...opened, started('giai-quyet', '2024-01-04 07:30'), completed('giai-quyet', '2024-01-09 17:00')];
    given(...worked, resolved('2024-01-11 08:30'))
      .when()
      .then('postSetApart', ...DIRECT, 'resolved', 'late');
  });
});

describe('the share of drift', () => {
  const drifted = [...opened, driftFound('2024-02-01 08:00')];

  it('is of what was received: another party’s view differed within the period, and does so still', () => {
    const { drift } = given(...drifted).when().report;
    expect(drift).toMatchObject({ received: 1, drifted: 1, open: 1, share: 1 });
    expect(drift.fields).toEqual([{ field: 'Đất đai', received: 1, drifted: 1, open: 1 }]);
  });

  it('stays after the views agree again, though nothing is open then', () => {
    const healed = given(...drifted, driftHealed('2024-02-02 08:00'));
    expect(healed.when().report.drift).toMatchObject({ drifted: 1, open: 0, share: 1 });
    const march = { period: period('2024-03-01', '2024-03-31') };
    expect(healed.when(march).report.drift).toMatchObject({ received: 1, drifted: 0, open: 0, share: 0 });
  });

  it('is open until the view of every party agrees', () => {
    const both = [...drifted, driftFound('2024-02-01 09:00', 'H11.97 dvclt'), driftHealed('2024-02-02 08:00')];
    expect(given(...both).when().report.drift).toMatchObject({ drifted: 1, open: 1 });
  });

  it('was not known before somebody compared, and is no number where nothing was received', () => {
    const before = { knownAt: moment('2024-02-01 07:59') };
    expect(given(...drifted).when(before).report.drift).toMatchObject({ drifted: 0, share: 0 });
    expect(given(filed('2024-01-03 08:00')).when().report.drift.share).toBeNull();
  });
});
