import { CODE, COMMUNE, filed, ITEMS, received } from '../testing/birth.js';
import { givenDone } from '../testing/given.js';
import { loadShipped, local } from '../testing/world.js';
import type { DossierCode } from '@lienthong/identifiers';
import type { DossierCommand } from './dossier.commands.js';
import { dossierDecider } from './dossier.decide.js';

const shipped = await loadShipped();
const rules = shipped.rulesFor('2.000986', '2026-03-03');
const given = givenDone(rules);
const under = { calendarVersion: 7, provisional: false };

describe('filing and reception', () => {
  it('keeps the version in force, and has 8 working hours for reception', () => {
    given()
      .when(filed)
      .thenFacts({
        type: 'DossierFiled',
        data: {
          procedure: rules.procedure.code,
          version: rules.procedure.from,
          channel: 'online',
          options: ['cu-tru'],
          items: ITEMS,
          receiver: COMMUNE,
          filedAt: local('2026-03-03 08:00'),
          receiveBy: local('2026-03-04 08:00'),
        },
      });
  });

  it('promises three working days and hands the first leg over with what it consumes, to be acknowledged within 2 hours', () => {
    given(filed)
      .when(received)
      .thenFacts(
        {
          type: 'DossierReceived',
          data: { codes: { oneStop: CODE, national: 'G01.899-260303-000123' }, receivedAt: local('2026-03-03 09:00') },
        },
        { type: 'DueDateSet', data: { due: local('2026-03-06 17:00'), ...under } },
        {
          type: 'LegStarted',
          data: {
            leg: 'khai-sinh',
            attempt: 1,
            agency: COMMUNE,
            items: ITEMS.slice(0, 5),
            handedOverAt: local('2026-03-03 09:00'),
            acknowledgeBy: local('2026-03-03 11:00'),
            due: local('2026-03-03 17:00'),
            ...under,
          },
        },
      );
  });

  it('after 15:00 promises from the next working day, for the certificate of the same day as well', () => {
    const late = { ...received, now: local('2026-03-03 15:30'), receivedAt: local('2026-03-03 15:30') };
    const { state } = given(filed, late);
    expect(state).toMatchObject({ status: 'received', due: local('2026-03-09 17:00') });
    expect(state.status === 'received' && state.legs.get('khai-sinh')?.due).toBe(local('2026-03-04 17:00'));
  });

  it.each([
    ['a prefix of another agency', { code: 'H49.217-260303-0001' }, 'dossier/code-prefix', '/code', 'H49.204'],
    ['a form that is none', { code: 'H49.204-0001' }, 'dossier/code-prefix', '/code', 'H49.204'],
    ['the day of another reception', { code: 'H49.204-260302-0001' }, 'dossier/code-date', '/code', '2026-03-03'],
  ] as const)('refuses a code with %s, and makes none up', (_what, more, code, path, expected) => {
    given(filed)
      .when({ ...received, ...more } as DossierCommand)
      .thenRefused({ code, path, params: { expected } });
  });

  it('is done once: the same code again is no new fact, another is refused', () => {
    given(filed, received).when(received).thenNothing();
    given(filed, received)
      .when({ ...received, code: 'H49.204-260303-0002' } as DossierCommand)
      .thenRefused({ code: 'dossier/received-already', path: '/code' });
    given(filed, received)
      .when({ ...received, receivedAt: local('2026-03-03 09:30') })
      .thenRefused({ code: 'dossier/received-already', path: '/receivedAt' });
    given(filed, received)
      .when({ ...received, receivedAt: local('2026-03-03 09:30'), undated: true })
      .thenNothing();
    given(filed, received)
      .when({ ...received, national: 'G01.899-260303-000999' })
      .thenRefused({ code: 'dossier/received-already', path: '/national' });
  });

  it('lies not before the filing', () => {
    given(filed)
      .when({ ...received, receivedAt: local('2026-03-03 07:00') })
      .thenRefused({ code: 'dossier/before-reception', path: '/receivedAt' });
  });

  it('may be refused with a reason, which ends the dossier', () => {
    const now = local('2026-03-03 09:00');
    given(filed)
      .when({ type: 'RefuseReception', now })
      .thenRefused({ code: 'dossier/reason-required', path: '/reason' });
    given(filed)
      .when({ type: 'RefuseReception', now, reason: 'Không thuộc thẩm quyền' })
      .thenFacts({ type: 'DossierNotReceived', data: { at: now }, personal: { reason: 'Không thuộc thẩm quyền' } });
  });

  it('under a later version than the filing keeps that one: 31 August filed, 1 September received', () => {
    const { evolve, initial } = dossierDecider(rules);
    const newer = shipped.rulesFor('2.000986', '2026-09-01');
    const at = local('2026-09-03 09:00');
    const filedBefore = dossierDecider(rules).decide(
      { ...filed, filedAt: local('2026-08-31 16:00') } as DossierCommand,
      initial,
    );
    if (!filedBefore.accepted) throw new TypeError('filing');
    const state = filedBefore.events.reduce(evolve, initial);
    const command = { ...received, code: 'H49.204-260903-0001' as DossierCode, receivedAt: at, now: at };
    const decision = dossierDecider(newer).decide(command, state);
    expect(decision.accepted && decision.events[0]).toMatchObject({
      type: 'DossierReceived',
      data: { version: '2026-09-01' },
    });
    expect(decision.accepted && decision.events.reduce(evolve, state)).toMatchObject({
      status: 'received',
      version: '2026-09-01',
    });
  });

  it('of what was refused is refused: it is over', () => {
    given(filed, { type: 'RefuseReception', now: local('2026-03-03 09:00'), reason: 'Không thuộc thẩm quyền' })
      .when(received)
      .thenRefused({ code: 'dossier/finished', path: '/dossier' });
  });

  it('refuses a filing without items, one that names something twice, and a choice that nobody has at the counter', () => {
    given()
      .when({ ...filed, items: [] } as DossierCommand)
      .thenRefused({ code: 'dossier/no-items', path: '/items' });
    given()
      .when({ ...filed, items: ['thong-tin-con', 'giay-chung-sinh', 'thong-tin-con'] } as DossierCommand)
      .thenRefused({ code: 'dossier/repeated', path: '/items/2' });
    given()
      .when({ ...filed, options: ['cu-tru', 'cu-tru'] } as DossierCommand)
      .thenRefused({ code: 'dossier/repeated', path: '/options/1' });
    given()
      .when({ ...filed, options: ['cu-tru', 'xac-minh'] } as DossierCommand)
      .thenRefused({ code: 'dossier/option-on-the-way', path: '/options/1', params: { option: 'xac-minh' } });
  });

  it('refuses an option and an item that the procedure does not have', () => {
    given()
      .when({ ...filed, options: ['khac'] } as DossierCommand)
      .thenRefused({ code: 'dossier/unknown-option', path: '/options/0' });
    given()
      .when({ ...filed, items: ['giay-khai-sinh'] } as DossierCommand)
      .thenRefused({ code: 'dossier/unknown-item', path: '/items/0' });
  });
});
