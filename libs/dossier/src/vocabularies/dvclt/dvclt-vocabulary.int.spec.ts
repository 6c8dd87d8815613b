import type { DossierCommand } from '../../domain/dossier.commands.js';
import { answered, certified, filed, received, reports, returns } from '../../testing/birth.js';
import { historyOf } from '../../testing/recorded-history.js';
import { loadShipped, local } from '../../testing/world.js';
import { recordsOf } from '../vocabulary.js';
import { PORTAL_OF_DVCLT } from './dvclt-status.js';
import { civilStatusLegs, dvcltVocabulary } from './dvclt-vocabulary.js';

const shipped = await loadShipped();
const rules = shipped.rulesFor('2.000986', '2026-03-03');
const vocabulary = dvcltVocabulary(rules.procedure)!;
const given = (...commands: readonly DossierCommand[]) => {
  const history = historyOf(rules, ...commands);
  const type = new Map(history.map(({ id, event }) => [id, event.type]));
  return recordsOf(vocabulary, history).map(({ status, event }) => [status, type.get(event)]);
};
const others = [
  reports('Complete', 'thuong-tru', '2026-03-04 09:00'),
  reports('Complete', 'bhyt', '2026-03-04 10:00'),
] as const;
const delivered: DossierCommand = {
  type: 'DeliverResult',
  now: local('2026-03-05 08:00'),
  at: local('2026-03-05 08:00'),
};

describe('DVCLT is told of the civil-status leg', () => {
  it('in its order 1 → 3 → 7 → 4 → 5, each step from an event of its own', () => {
    expect(given(filed, received, certified, ...others, delivered)).toEqual([
      ['1', 'DossierFiled'],
      ['3', 'DossierReceived'],
      ['7', 'LegStarted'],
      ['4', 'LegCompleted'],
      ['5', 'ResultDelivered'],
    ]);
  });

  it('and of no step whose event is not there: what an agency has not asserted is not filled in', () => {
    expect(given(filed, received).map(([status]) => status)).toEqual(['1', '3', '7']);
    expect(given(filed).map(([status]) => status)).toEqual(['1']);
  });

  it('2 while a supplement is asked for, and 7 when the officer has it again', () => {
    const asked = reports('RequestSupplement', 'khai-sinh', '2026-03-03 10:00');
    const back = answered('RequestSupplement-khai-sinh', '2026-03-04 09:00');
    expect(given(filed, received, asked, back).slice(3)).toEqual([
      ['2', 'SupplementRequested'],
      ['7', 'SupplementReceived'],
    ]);
  });

  it('nothing of what police and BHXH ask for: that is not the province’s to send', () => {
    const asked = reports('RequestSupplement', 'thuong-tru', '2026-03-04 09:00');
    const back = answered('RequestSupplement-thuong-tru', '2026-03-05 09:00');
    expect(given(filed, received, certified, asked, back)).toEqual(given(filed, received, certified));
  });

  it('6 where the reception or the registration is refused', () => {
    const refused: DossierCommand = { type: 'RefuseReception', now: local('2026-03-03 10:00'), reason: 'Sai nơi nộp' };
    expect(given(filed, refused).at(-1)).toEqual(['6', 'DossierNotReceived']);
    expect(given(filed, received, reports('Fail', 'khai-sinh', '2026-03-03 10:00')).at(-1)).toEqual([
      '6',
      'DossierRefused',
    ]);
  });

  it('7 and 4 once more for a certificate that was sent back and corrected; the first stay', () => {
    const corrected = reports('Complete', 'khai-sinh', '2026-03-04 11:00', { reportId: 'corrected' });
    const before = given(filed, received, certified);
    expect(given(filed, received, certified, returns('thuong-tru', '2026-03-04 09:00'), corrected)).toEqual([
      ...before,
      ['7', 'LegStarted'],
      ['4', 'LegCompleted'],
    ]);
  });

  it('of procedures with a civil-status leg, and of no other', () => {
    expect(civilStatusLegs(rules.procedure)).toEqual(['khai-sinh']);
    expect(dvcltVocabulary(shipped.rulesFor('1.001612', '2026-03-03').procedure)).toBeUndefined();
  });

  it('maps to the portal as the province maps it', () => {
    expect(['1', '3', '7', '4', '5', '2', '6'].map((status) => PORTAL_OF_DVCLT[status as '1'])).toEqual([
      '1',
      '2',
      '4',
      '9',
      '10',
      '5',
      '3',
    ]);
  });
});
