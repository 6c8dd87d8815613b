import { answered, certified, COMMUNE, filed, received, reports } from '../testing/birth.js';
import { givenDone } from '../testing/given.js';
import { agency, loadShipped, local } from '../testing/world.js';
import type { DossierCommand } from './dossier.commands.js';
import { dossierDecider } from './dossier.decide.js';

const shipped = await loadShipped();
const rules = shipped.rulesFor('2.000986', '2026-03-03');
const given = givenDone(rules);
const under = { calendarVersion: 7, provisional: false };

describe('while the citizen has the dossier', () => {
  const asked = reports('RequestSupplement', 'thuong-tru', '2026-03-04 09:00');
  const back = answered('RequestSupplement-thuong-tru', '2026-03-06 09:00');

  it('the clock stands still, and what was promised moves by the days that it waited', () => {
    given(filed, received, certified, asked)
      .when(back)
      .thenFacts(
        {
          type: 'SupplementReceived',
          data: { requestId: 'RequestSupplement-thuong-tru', at: local('2026-03-06 09:00'), items: [], then: 'shift' },
        },
        {
          type: 'DueDateMoved',
          data: { due: local('2026-03-10 17:00'), before: local('2026-03-06 17:00'), why: 'supplement', ...under },
        },
        {
          type: 'LegDueMoved',
          data: { leg: 'thuong-tru', due: local('2026-03-09 17:00'), before: local('2026-03-05 17:00'), ...under },
        },
      );
  });

  it('a second request counts as late', () => {
    const { state } = given(filed, received, certified, asked, back);
    expect(state).toMatchObject({ supplements: 1, stoppedSince: undefined });
    given(filed, received, certified, asked, back)
      .when(reports('RequestSupplement', 'thuong-tru', '2026-03-09 09:00', { reportId: 'second' }))
      .thenFacts({
        type: 'SupplementRequested',
        data: {
          leg: 'thuong-tru',
          reportId: 'second',
          at: local('2026-03-09 09:00'),
          number: 2,
          countsLate: true,
          remindAt: local('2026-03-23 17:00'),
          askBy: local('2026-03-06 17:00'),
          askedLate: true,
        },
        personal: { reason: 'Thiếu giấy tờ' },
      });
  });

  it('a leg that asks behind the time in which the procedure lets it is told as late, and the citizen is asked all the same', () => {
    const askBy = local('2026-03-04 17:00');
    const fact = (at: string, remindAt: string, late: { askedLate?: true }) => ({
      type: 'SupplementRequested' as const,
      data: {
        leg: 'thuong-tru',
        reportId: 'RequestSupplement-thuong-tru',
        at: local(at),
        number: 1,
        countsLate: false,
        remindAt: local(remindAt),
        askBy,
        ...late,
      },
      personal: { reason: 'Thiếu giấy tờ' },
    });
    given(filed, received, certified)
      .when(asked)
      .thenFacts(fact('2026-03-04 09:00', '2026-03-18 17:00', {}));
    given(filed, received, certified)
      .when(reports('RequestSupplement', 'thuong-tru', '2026-03-05 08:00'))
      .thenFacts(fact('2026-03-05 08:00', '2026-03-19 17:00', { askedLate: true }));
  });

  it('one leg asks once at a time, and an answer is heard once', () => {
    given(filed, received, certified, asked)
      .when(reports('RequestSupplement', 'thuong-tru', '2026-03-04 10:00', { reportId: 'other' }))
      .thenRefused({ code: 'dossier/waiting-already', path: '/leg', params: { leg: 'thuong-tru' } });
    given(filed, received, certified, asked, back).when(back).thenNothing();
    given(filed, received, certified).when(back).thenRefused({ code: 'dossier/nothing-awaited', path: '/requestId' });
  });

  it('two waits at once stop the clock once, until the last is over', () => {
    const confirming = reports('AwaitConfirmation', 'thuong-tru', '2026-03-05 09:00');
    const first = given(filed, received, certified, asked, confirming, back);
    expect(first.state).toMatchObject({ due: local('2026-03-06 17:00'), stoppedSince: local('2026-03-04 09:00') });
    first
      .when(answered('AwaitConfirmation-thuong-tru', '2026-03-09 09:00'))
      .thenTypes('ConfirmationGiven', 'DueDateMoved', 'LegDueMoved');
    const both = given(
      filed,
      received,
      certified,
      asked,
      confirming,
      back,
      answered('AwaitConfirmation-thuong-tru', '2026-03-09 09:00'),
    );
    // Wed 4/3 to Mon 9/3: three working days.
    expect(both.state).toMatchObject({ due: local('2026-03-11 17:00') });
  });

  it('a procedure that counts afresh promises its whole limit from the supplement on', () => {
    const trade = shipped.rulesFor('1.001612', '2026-03-03');
    const unit = agency('Z01.UY-BAN');
    const file: DossierCommand = {
      ...filed,
      options: [],
      items: ['giay-de-nghi'],
      receiver: COMMUNE,
    } as DossierCommand;
    const ask: DossierCommand = {
      type: 'RequestSupplement',
      leg: 'bon-buoc',
      agency: unit,
      reportId: 'r',
      at: local('2026-03-04 09:00'),
      now: local('2026-03-04 09:00'),
      reason: 'Thiếu',
    };
    const { state } = givenDone(trade)(file, received, ask, answered('r', '2026-03-09 09:00'));
    expect(state).toMatchObject({ due: local('2026-03-12 17:00') });
  });

  it('is not stopped by what the procedure does not name', () => {
    const fee = {
      ...reports('Complete', 'bhyt', '2026-03-04 09:00'),
      type: 'RequestFee',
      fee: 'le-phi',
    } as DossierCommand;
    given(filed, received, certified)
      .when(fee)
      .thenRefused({ code: 'dossier/clock-not-stopped-by-that', path: '/report' });
  });

  it('the leg that asked cannot be done: what was missing has come, or is missing still', () => {
    const done = reports('Complete', 'thuong-tru', '2026-03-06 10:00');
    const params = { leg: 'thuong-tru', requestId: 'RequestSupplement-thuong-tru' };
    given(filed, received, certified, asked)
      .when(done)
      .thenRefused({ code: 'dossier/citizen-awaited', path: '/report', params });
    given(filed, received, certified, asked, back).when(done).thenTypes('LegCompleted');
  });

  it('another leg goes on to its end', () => {
    given(filed, received, certified, asked)
      .when(reports('Complete', 'bhyt', '2026-03-05 09:00'))
      .thenTypes('LegCompleted');
  });

  it('the leg that asked may fail for want of an answer, which then comes too late', () => {
    const failed = reports('Fail', 'thuong-tru', '2026-03-05 09:00');
    const over = given(filed, received, certified, asked, failed);
    expect(over.state).toMatchObject({ waits: new Map(), stoppedSince: undefined, due: local('2026-03-09 17:00') });
    over.when(back).thenRefused({ code: 'dossier/nothing-awaited', path: '/requestId' });
  });

  it('a leg that was recorded as done while it waited, as it once could be, waits for nobody', () => {
    const { evolve } = dossierDecider(rules);
    const state = evolve(given(filed, received, certified, asked).state, {
      type: 'LegCompleted',
      data: {
        leg: 'thuong-tru',
        reportId: 'done',
        at: local('2026-03-05 09:00'),
        items: ['ket-qua-cu-tru'],
        syncLate: false,
      },
    });
    expect(state).toMatchObject({ waits: new Map(), stoppedSince: undefined });
  });
});

describe('a verification found on the way', () => {
  it('promises five days instead of three, and gives its leg five', () => {
    const found = {
      ...reports('Complete', 'thuong-tru', '2026-03-04 09:00'),
      type: 'FindOption',
      option: 'xac-minh',
    } as DossierCommand;
    given(filed, received, certified)
      .when(found)
      .thenFacts(
        {
          type: 'OptionFound',
          data: {
            leg: 'thuong-tru',
            reportId: 'Complete-thuong-tru',
            at: local('2026-03-04 09:00'),
            option: 'xac-minh',
          },
        },
        {
          type: 'DueDateMoved',
          data: { due: local('2026-03-10 17:00'), before: local('2026-03-06 17:00'), why: 'option', ...under },
        },
        {
          type: 'LegDueMoved',
          data: { leg: 'thuong-tru', due: local('2026-03-10 17:00'), before: local('2026-03-05 17:00'), ...under },
        },
      );
  });

  it('is none of what the citizen chooses', () => {
    const found = {
      ...reports('Complete', 'thuong-tru', '2026-03-04 09:00'),
      type: 'FindOption',
      option: 'cu-tru',
    } as DossierCommand;
    given(filed, received, certified).when(found).thenRefused({ code: 'dossier/unknown-option', path: '/option' });
  });
});
