import { certified, COMMUNE, filed, INSURANCE, ITEMS, POLICE, received, reports, returns } from '../testing/birth.js';
import { givenDone } from '../testing/given.js';
import { loadShipped, local } from '../testing/world.js';
import type { DossierCommand } from './dossier.commands.js';
import { dossierDecider } from './dossier.decide.js';

const rules = (await loadShipped()).rulesFor('2.000986', '2026-03-03');
const given = givenDone(rules);
const under = { calendarVersion: 7, provisional: false };

describe('a finished first leg', () => {
  it('is split to police and insurance at once, each of which sees its own papers and the certificate', () => {
    const started = { attempt: 1, handedOverAt: local('2026-03-03 10:00'), acknowledgeBy: local('2026-03-03 14:00') };
    const by = { ...started, due: local('2026-03-05 17:00'), ...under };
    given(filed, received)
      .when(certified)
      .thenFacts(
        {
          type: 'LegCompleted',
          data: {
            leg: 'khai-sinh',
            reportId: 'Complete-khai-sinh',
            at: local('2026-03-03 10:00'),
            items: ['giay-khai-sinh'],
            syncLate: false,
          },
        },
        {
          type: 'LegStarted',
          data: {
            leg: 'thuong-tru',
            agency: POLICE,
            items: ['to-khai-cu-tru', 'dong-y-chu-ho', 'giay-khai-sinh'],
            ...by,
          },
        },
        {
          type: 'LegStarted',
          data: { leg: 'bhyt', agency: INSURANCE, items: ['to-khai-bhyt', 'giay-khai-sinh'], ...by },
        },
      );
  });

  it('that reaches the hub more than 10 minutes after its end is marked as synchronised late', () => {
    const late = (now: string) => {
      const decided = dossierDecider(rules).decide(
        reports('Complete', 'khai-sinh', '2026-03-03 10:00', { now }),
        given(filed, received).state,
      );
      return decided.accepted && decided.events[0];
    };
    expect(late('2026-03-03 10:10')).toMatchObject({ type: 'LegCompleted', data: { syncLate: false } });
    expect(late('2026-03-03 10:11')).toMatchObject({ type: 'LegCompleted', data: { syncLate: true } });
  });

  it('without a residence goes to the insurance alone', () => {
    given({ ...filed, options: [] } as DossierCommand, received)
      .when(certified)
      .thenTypes('LegCompleted', 'LegStarted');
  });

  it('that fails ends the dossier', () => {
    given(filed, received)
      .when(reports('Fail', 'khai-sinh', '2026-03-03 10:00'))
      .thenTypes('LegFailed', 'DossierRefused');
  });
});

describe('a report on a leg', () => {
  it('is heard once, whatever has happened since', () => {
    given(filed, received, certified).when(certified).thenNothing();
  });

  it('is refused from an agency that is not in charge of it', () => {
    given(filed, received, certified)
      .when({ ...reports('Complete', 'bhyt', '2026-03-04 09:00'), agency: POLICE } as DossierCommand)
      .thenRefused({ code: 'dossier/wrong-agency', path: '/agency', params: { leg: 'bhyt' } });
  });

  it('is refused before the leg was handed over, and for a leg that there is not', () => {
    given(filed, received)
      .when(reports('Complete', 'bhyt', '2026-03-03 10:00'))
      .thenRefused({ code: 'dossier/leg-not-started', path: '/leg', params: { leg: 'bhyt' } });
    given(filed, received)
      .when({ ...certified, leg: 'khac' } as DossierCommand)
      .thenRefused({ code: 'dossier/unknown-leg', path: '/leg', params: { leg: 'khac' } });
  });

  it('is refused with a time before the reception, before the reception itself, and on a finished dossier', () => {
    given(filed, received)
      .when(reports('Complete', 'khai-sinh', '2026-03-03 08:30'))
      .thenRefused({ code: 'dossier/before-reception', path: '/at' });
    given(filed).when(certified).thenRefused({ code: 'dossier/not-received', path: '/dossier' });
    given(filed, { type: 'Withdraw', now: local('2026-03-03 09:00') })
      .when(certified)
      .thenRefused({ code: 'dossier/finished', path: '/dossier' });
  });

  it('is refused for a leg that does not take place here', () => {
    given({ ...filed, options: [] } as DossierCommand, received, certified)
      .when(reports('Complete', 'thuong-tru', '2026-03-04 09:00'))
      .thenRefused({ code: 'dossier/unknown-leg', path: '/leg', params: { leg: 'thuong-tru' } });
  });

  it('that it is done names every result that the leg produces: one on paper is named as well', () => {
    given(filed, received, certified)
      .when({ ...reports('Complete', 'bhyt', '2026-03-04 10:00'), items: [] } as DossierCommand)
      .thenRefused({ code: 'dossier/result-missing', path: '/items', params: { leg: 'bhyt', item: 'the-bhyt' } });
  });

  it('of a failure in a later leg undoes nothing and stops no other, and the result says what it is without', () => {
    const failed = reports('Fail', 'thuong-tru', '2026-03-04 09:00');
    given(filed, received, certified).when(failed).thenTypes('LegFailed');
    given(filed, received, certified, failed)
      .when(reports('Complete', 'bhyt', '2026-03-04 10:00'))
      .thenFacts(
        {
          type: 'LegCompleted',
          data: {
            leg: 'bhyt',
            reportId: 'Complete-bhyt',
            at: local('2026-03-04 10:00'),
            items: ['the-bhyt'],
            syncLate: false,
          },
        },
        {
          type: 'ResultIssued',
          data: { at: local('2026-03-04 10:00'), without: ['thuong-tru'], deliverBy: local('2026-03-18 17:00') },
        },
      );
  });
});

describe('an error in the certificate found by police', () => {
  it('goes back to the commune that issued it, and the insurance is told', () => {
    given(filed, received, certified)
      .when(returns('thuong-tru', '2026-03-04 09:00'))
      .thenFacts(
        {
          type: 'LegReturned',
          data: { leg: 'thuong-tru', reportId: 'Return-thuong-tru', at: local('2026-03-04 09:00'), to: 'khai-sinh' },
          personal: { reason: 'Sai ngày sinh' },
        },
        {
          type: 'LegStarted',
          data: {
            leg: 'khai-sinh',
            attempt: 2,
            agency: COMMUNE,
            items: ITEMS.slice(0, 5),
            handedOverAt: local('2026-03-04 09:00'),
            acknowledgeBy: local('2026-03-04 11:00'),
            due: local('2026-03-04 17:00'),
            ...under,
          },
        },
        { type: 'LegTold', data: { leg: 'bhyt', about: 'khai-sinh', what: 'wrong' } },
      );
  });

  it('once mended lets the police go on with their whole limit, and the insurance is told again', () => {
    const mended = reports('Complete', 'khai-sinh', '2026-03-04 15:00', { reportId: 'mended' });
    given(filed, received, certified, returns('thuong-tru', '2026-03-04 09:00'))
      .when(mended)
      .thenFacts(
        {
          type: 'LegCompleted',
          data: {
            leg: 'khai-sinh',
            reportId: 'mended',
            at: local('2026-03-04 15:00'),
            items: ['giay-khai-sinh'],
            syncLate: false,
          },
        },
        {
          type: 'LegResumed',
          data: {
            leg: 'thuong-tru',
            handedOverAt: local('2026-03-04 15:00'),
            due: local('2026-03-06 17:00'),
            ...under,
          },
        },
        { type: 'LegTold', data: { leg: 'bhyt', about: 'khai-sinh', what: 'mended' } },
      );
  });

  it('that the insurance finds as well is mended once', () => {
    given(filed, received, certified, returns('thuong-tru', '2026-03-04 09:00'))
      .when(returns('bhyt', '2026-03-04 09:30'))
      .thenTypes('LegReturned', 'LegTold');
  });

  it('goes where the procedure lets it go, and nowhere else', () => {
    given(filed, received, certified)
      .when(returns('thuong-tru', '2026-03-04 09:00', 'bhyt'))
      .thenRefused({ code: 'dossier/no-such-return', path: '/to', params: { leg: 'thuong-tru', to: 'bhyt' } });
  });
});
