import { answered, certified, filed, POLICE, received, reports, returns } from '../testing/birth.js';
import { givenDone } from '../testing/given.js';
import { agency, loadShipped, local } from '../testing/world.js';
import type { DossierCommand } from './dossier.commands.js';

const shipped = await loadShipped();
const given = givenDone(shipped.rulesFor('2.000986', '2026-03-03'));
const conflict = (reportId: string) =>
  ({ code: 'dossier/report-conflict', path: '/reportId', params: { reportId } }) as const;

const acknowledged = reports('Acknowledge', 'thuong-tru', '2026-03-03 11:00', { reportId: 'r' });
const worked = [filed, received, certified, acknowledged];

describe('the identity of a report', () => {
  it('stands for what was said under it: the same again is no new fact', () => {
    given(...worked)
      .when(acknowledged)
      .thenNothing();
  });

  it.each<[string, DossierCommand]>([
    ['another kind of report', reports('Complete', 'thuong-tru', '2026-03-03 11:00', { reportId: 'r' })],
    ['a return', { ...returns('thuong-tru', '2026-03-03 11:00'), reportId: 'r' } as DossierCommand],
    ['another moment', reports('Acknowledge', 'thuong-tru', '2026-03-03 11:01', { reportId: 'r' })],
  ])('is refused for %s', (_what, other) => {
    given(...worked)
      .when(other)
      .thenRefused(conflict('r'));
  });

  it('is refused for the same of another leg of the same agency', () => {
    const newer = givenDone(shipped.rulesFor('2.000986', '2026-10-01'));
    const chosen = { ...filed, options: ['cu-tru', 'can-cuoc'] } as DossierCommand;
    newer(chosen, received, certified, acknowledged)
      .when({ ...acknowledged, leg: 'can-cuoc' } as DossierCommand)
      .thenRefused(conflict('r'));
  });

  it('is refused for another step, another option, another leg to mend', () => {
    const found = { ...acknowledged, type: 'FindOption', option: 'xac-minh', reportId: 'found' } as DossierCommand;
    given(...worked, found)
      .when({ ...found, option: 'cu-tru' } as DossierCommand)
      .thenRefused(conflict('found'));
  });

  it('without a moment of its own means that of the first time', () => {
    given(...worked)
      .when({
        ...reports('Acknowledge', 'thuong-tru', '2026-03-04 09:00', { reportId: 'r' }),
        undated: true,
      } as DossierCommand)
      .thenNothing();
  });

  it('is the reporter’s own: another agency may choose it as well', () => {
    given(...worked)
      .when(reports('Acknowledge', 'bhyt', '2026-03-03 12:00', { reportId: 'r' }))
      .thenTypes('LegAcknowledged');
  });

  it('passes with the leg to a successor, who may repeat what was said before', () => {
    const to = agency('G01.549.99');
    const passed: DossierCommand = { type: 'Succeed', now: local('2026-03-03 12:00'), from: POLICE, to };
    given(...worked, passed)
      .when({ ...acknowledged, agency: to } as DossierCommand)
      .thenNothing();
  });

  it('of a request is one in the whole dossier, since the answer names it alone', () => {
    const asked = reports('RequestSupplement', 'thuong-tru', '2026-03-04 09:00', { reportId: 'asked' });
    const other = reports('RequestSupplement', 'bhyt', '2026-03-04 10:00', { reportId: 'asked' });
    given(...worked, asked)
      .when(other)
      .thenRefused(conflict('asked'));
    given(...worked, asked, answered('asked', '2026-03-05 09:00'))
      .when(other)
      .thenRefused(conflict('asked'));
  });
});

describe('an answer of the citizen', () => {
  const asked = reports('RequestSupplement', 'thuong-tru', '2026-03-04 09:00', { reportId: 'asked' });
  const answer = { ...answered('asked', '2026-03-05 09:00'), items: ['dong-y-chu-ho'] } as DossierCommand;
  const refusal = { code: 'dossier/answer-conflict', path: '/requestId', params: { requestId: 'asked' } } as const;

  it('is given once: the same again is no new fact, and another is refused', () => {
    const after = given(...worked, asked, answer);
    after.when(answer).thenNothing();
    after.when({ ...answer, at: local('2026-03-06 09:00') } as DossierCommand).thenRefused(refusal);
    after.when({ ...answer, items: [] } as DossierCommand).thenRefused(refusal);
    after.when({ ...answer, at: local('2026-03-06 09:00'), undated: true } as DossierCommand).thenNothing();
  });
});

describe('a delivery', () => {
  it('was at one moment', () => {
    const at = local('2026-03-05 11:00');
    const done = [
      certified,
      reports('Complete', 'thuong-tru', '2026-03-05 09:00'),
      reports('Complete', 'bhyt', '2026-03-05 10:00'),
    ];
    const over = given(filed, received, ...done, { type: 'DeliverResult', now: at, at });
    over.when({ type: 'DeliverResult', now: at, at }).thenNothing();
    const later = local('2026-03-05 12:00');
    over.when({ type: 'DeliverResult', now: later, at: later, undated: true }).thenNothing();
    over
      .when({ type: 'DeliverResult', now: later, at: later })
      .thenRefused({ code: 'dossier/said-otherwise', path: '/at' });
  });
});
