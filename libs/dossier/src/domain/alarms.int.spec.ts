import { certified, COMMUNE, filed, INSURANCE, POLICE, received, reports, returns } from '../testing/birth.js';
import { givenDone } from '../testing/given.js';
import { loadShipped, local } from '../testing/world.js';
import { timersOf } from './alarms.js';
import type { DossierCommand } from './dossier.commands.js';
import type { Alarm } from './dossier.events.js';

const given = givenDone((await loadShipped()).rulesFor('2.000986', '2026-03-03'));

const shown = (...done: readonly DossierCommand[]) =>
  timersOf(given(...done).state).map(({ alarm, leg = '', at, tell }) => [alarm, leg, at, tell]);

const raise = (alarm: Alarm, key: string, now: string): DossierCommand => ({
  type: 'RaiseAlarm',
  alarm,
  key,
  now: local(now),
});

describe('the timers of a dossier', () => {
  it('wait for the reception of what was filed', () => {
    expect(shown(filed)).toEqual([['reception', '', local('2026-03-04 08:00'), [COMMUNE]]]);
  });

  it('wait for each leg’s acknowledgement and end, two days before the promise, and at the promise', () => {
    const all = [COMMUNE, POLICE, INSURANCE];
    expect(shown(filed, received, certified)).toEqual([
      ['acknowledgement', 'thuong-tru', local('2026-03-03 14:00'), all],
      ['leg', 'thuong-tru', local('2026-03-05 17:00'), [POLICE, COMMUNE]],
      ['acknowledgement', 'bhyt', local('2026-03-03 14:00'), all],
      ['leg', 'bhyt', local('2026-03-05 17:00'), [INSURANCE, COMMUNE]],
      ['promise-near', '', local('2026-03-04 17:00'), all],
      ['promise', '', local('2026-03-06 17:00'), all],
    ]);
  });

  it('are quiet about an acknowledged leg, and about one that is done', () => {
    const done = [
      reports('Acknowledge', 'thuong-tru', '2026-03-03 10:30'),
      reports('Complete', 'bhyt', '2026-03-03 11:00'),
    ];
    expect(shown(filed, received, certified, ...done).map(([alarm, leg]) => `${String(alarm)} ${String(leg)}`)).toEqual(
      ['leg thuong-tru', 'promise-near ', 'promise '],
    );
  });

  it('stand still with the clock, and remind of the citizen who has not answered', () => {
    const asked = reports('RequestSupplement', 'thuong-tru', '2026-03-04 09:00');
    expect(shown(filed, received, certified, reports('Complete', 'bhyt', '2026-03-04 08:00'), asked)).toEqual([
      ['citizen', 'thuong-tru', local('2026-03-18 17:00'), [POLICE, COMMUNE]],
    ]);
  });

  it('go to the commune for its correction, while the police wait', () => {
    const timers = shown(
      filed,
      received,
      certified,
      reports('Complete', 'bhyt', '2026-03-04 08:00'),
      returns('thuong-tru', '2026-03-04 09:00'),
    );
    expect(timers.slice(0, 2)).toEqual([
      ['acknowledgement', 'khai-sinh', local('2026-03-04 11:00'), [COMMUNE, POLICE]],
      ['leg', 'khai-sinh', local('2026-03-04 17:00'), [COMMUNE]],
    ]);
  });

  it('wait for the delivery of what is there: paper handed out that the software does not know', () => {
    const done = [
      reports('Complete', 'thuong-tru', '2026-03-05 09:00'),
      reports('Complete', 'bhyt', '2026-03-05 10:00'),
    ];
    expect(shown(filed, received, certified, ...done)).toEqual([
      ['delivery', '', local('2026-03-19 17:00'), [COMMUNE]],
    ]);
  });
});

describe('an alarm', () => {
  const key = `leg/khai-sinh/${local('2026-03-03 17:00')}`;

  it('is raised when its time has come, tells who must act, and comes again', () => {
    given(filed, received)
      .when(raise('leg', key, '2026-03-03 17:00'))
      .thenFacts({
        type: 'AlarmRaised',
        data: { alarm: 'leg', leg: 'khai-sinh', key, count: 1, tell: [COMMUNE], again: local('2026-03-10 17:00') },
      });
    given(filed, received, raise('leg', key, '2026-03-03 17:00'))
      .when(raise('leg', key, '2026-03-10 17:00'))
      .thenFacts({
        type: 'AlarmRaised',
        data: { alarm: 'leg', leg: 'khai-sinh', key, count: 2, tell: [COMMUNE], again: local('2026-03-17 17:00') },
      });
  });

  it('is not raised before its time, twice at once, or after what it waited for', () => {
    given(filed, received)
      .when(raise('leg', key, '2026-03-03 16:59'))
      .thenNothing();
    given(filed, received, raise('leg', key, '2026-03-03 17:00'))
      .when(raise('leg', key, '2026-03-03 17:00'))
      .thenNothing();
    given(filed, received, certified)
      .when(raise('leg', key, '2026-03-03 17:00'))
      .thenNothing();
  });

  it('of a promise that comes near is raised once', () => {
    const near = `promise-near//${local('2026-03-04 17:00')}`;
    const raised = [filed, received, raise('promise-near', near, '2026-03-04 17:00')];
    expect(shown(...raised).map(([alarm]) => alarm)).toEqual(['acknowledgement', 'leg', 'promise']);
  });
});
