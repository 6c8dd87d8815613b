import { answered, certified, COMMUNE, filed, received, reports } from '../testing/birth.js';
import { givenDone } from '../testing/given.js';
import { agency, loadShipped, local } from '../testing/world.js';
import type { DossierCommand } from './dossier.commands.js';

const rules = (await loadShipped()).rulesFor('2.000986', '2026-03-03');
const given = givenDone(rules);

describe('an apology with a new date (form 04)', () => {
  const apology = (now: string, due: string): DossierCommand => ({
    type: 'Apologise',
    now: local(now),
    due: local(due),
    reason: 'Quá tải',
  });

  it('goes out the day before at the latest, once, with a later date', () => {
    const first = apology('2026-03-05 16:00', '2026-03-10 17:00');
    given(filed, received)
      .when(first)
      .thenFacts({
        type: 'ApologyIssued',
        data: { before: local('2026-03-06 17:00'), due: local('2026-03-10 17:00'), at: local('2026-03-05 16:00') },
        personal: { reason: 'Quá tải' },
      });
    given(filed, received)
      .when(apology('2026-03-06 07:30', '2026-03-10 17:00'))
      .thenRefused({ code: 'dossier/apology-late', path: '/due' });
    given(filed, received)
      .when(apology('2026-03-05 16:00', '2026-03-06 17:00'))
      .thenRefused({ code: 'dossier/apology-not-later', path: '/due' });
    given(filed, received, first)
      .when(apology('2026-03-06 16:00', '2026-03-12 17:00'))
      .thenRefused({ code: 'dossier/apology-again', path: '/due' });
  });
});

describe('the new date of an apology', () => {
  const apology = (due: string): DossierCommand => ({
    type: 'Apologise',
    now: local('2026-03-05 16:00'),
    due: local(due),
    reason: 'Quá tải',
  });

  // 7 and 8 March 2026 are a Saturday and a Sunday; the morning ends at 11:30, the afternoon begins at 13:30.
  it.each([
    ['on a Saturday', '2026-03-07 09:00', '2026-03-09T07:30:00+07:00', '2026-03-09T17:00:00+07:00'],
    ['at noon', '2026-03-10 12:15', '2026-03-10T13:30:00+07:00', '2026-03-10T17:00:00+07:00'],
    ['at night', '2026-03-10 23:00', '2026-03-11T07:30:00+07:00', '2026-03-11T17:00:00+07:00'],
    ['on a holiday', '2026-04-30 09:00', '2026-05-04T07:30:00+07:00', '2026-05-04T17:00:00+07:00'],
  ])('%s is refused, and the next working time told', (_when, due, opens, closes) => {
    given(filed, received)
      .when(apology(due))
      .thenRefused({ code: 'dossier/apology-out-of-hours', path: '/due', params: { opens, closes } });
  });

  it('lies at most 365 days after the apology', () => {
    given(filed, received).when(apology('2027-03-05 16:00')).thenTypes('ApologyIssued');
    for (const due of ['2027-03-05 16:01', '9999-12-10 09:00'])
      given(filed, received).when(apology(due)).thenRefused({ code: 'dossier/apology-too-far', path: '/due' });
  });

  it.each(['2026-03-10 07:30', '2026-03-10 11:30', '2026-03-10 17:00'])(
    'may be when doors open or close: %s',
    (due) => {
      given(filed, received).when(apology(due)).thenTypes('ApologyIssued');
    },
  );

  it('is the same apology when it comes again, though what was promised has moved since', () => {
    const asked = reports('RequestSupplement', 'khai-sinh', '2026-03-05 16:30');
    const answer = answered('RequestSupplement-khai-sinh', '2026-03-20 09:00');
    given(filed, received, apology('2026-03-10 17:00'), asked, answer).when(apology('2026-03-10 17:00')).thenNothing();
  });
});

describe('the end', () => {
  const done = [
    certified,
    reports('Complete', 'thuong-tru', '2026-03-05 09:00'),
    reports('Complete', 'bhyt', '2026-03-05 10:00'),
  ];
  const now = local('2026-03-05 11:00');

  it('is the delivery of the result, not its making', () => {
    given(filed, received, ...done)
      .when({ type: 'DeliverResult', now, at: now })
      .thenFacts({ type: 'ResultDelivered', data: { at: now } });
    given(filed, received)
      .when({ type: 'DeliverResult', now, at: now })
      .thenRefused({ code: 'dossier/result-not-issued', path: '/dossier' });
  });

  it('by the citizen calls off what is open, and comes too late once the result is there', () => {
    given(filed, received, certified)
      .when({ type: 'Withdraw', now })
      .thenFacts(
        { type: 'LegCancelled', data: { leg: 'thuong-tru' } },
        { type: 'LegCancelled', data: { leg: 'bhyt' } },
        { type: 'DossierWithdrawn', data: { at: now }, personal: {} },
      );
    given(filed, received, ...done)
      .when({ type: 'Withdraw', now })
      .thenRefused({ code: 'dossier/result-issued', path: '/dossier' });
  });

  it('leaves nobody waiting: what the citizen was asked for is not awaited any more', () => {
    const asked = reports('RequestSupplement', 'khai-sinh', '2026-03-03 10:00');
    const { state } = given(filed, received, asked, { type: 'Withdraw', now });
    expect(state).toMatchObject({ status: 'ended', waits: new Map(), stoppedSince: undefined });
  });

  it('by an agency needs a reason', () => {
    given(filed, received)
      .when({ type: 'Stop', now, by: COMMUNE })
      .thenRefused({ code: 'dossier/reason-required', path: '/reason' });
    given(filed, received)
      .when({ type: 'Stop', now, by: COMMUNE, reason: 'Có tranh chấp' })
      .thenTypes('LegCancelled', 'DossierStopped');
  });
});

describe('a closed unit', () => {
  it('leaves its open legs and what it received to its successor, and nothing that is done', () => {
    const to = agency('H49.205');
    given(filed, received)
      .when({ type: 'Succeed', now: local('2026-03-03 12:00'), from: COMMUNE, to })
      .thenFacts(
        { type: 'LegHandedToSuccessor', data: { leg: 'khai-sinh', from: COMMUNE, to } },
        { type: 'ReceiverSucceeded', data: { from: COMMUNE, to } },
      );
    given(filed, received, certified)
      .when({ type: 'Succeed', now: local('2026-03-03 12:00'), from: COMMUNE, to })
      .thenFacts({ type: 'ReceiverSucceeded', data: { from: COMMUNE, to } });
  });

  it('that nobody answers for waits at the operator’s desk, who assigns the leg', () => {
    const nobody = { ...rules, agencyFor: () => undefined };
    const now = local('2026-03-03 09:30');
    givenDone(nobody)(filed).when(received).thenTypes('DossierReceived', 'DueDateSet', 'LegAwaited');
    givenDone(nobody)(filed, received)
      .when({ type: 'AssignLeg', now, leg: 'khai-sinh', agency: COMMUNE })
      .thenTypes('LegStarted');
  });
});
