import type { DossierCommand } from '../../domain/dossier.commands.js';
import { answered, certified, COMMUNE, filed, received, reports } from '../../testing/birth.js';
import { historyOf } from '../../testing/recorded-history.js';
import { loadShipped, local } from '../../testing/world.js';
import { recordsOf } from '../vocabulary.js';
import { portalVocabulary } from './portal-vocabulary.js';

const shipped = await loadShipped();
const birth = shipped.rulesFor('2.000986', '2026-03-03');
const business = shipped.rulesFor('1.001612', '2026-03-03');

const given = (...commands: readonly DossierCommand[]) => told(birth, ...commands);
const told = (rules: typeof birth, ...commands: readonly DossierCommand[]) => {
  const history = historyOf(rules, ...commands);
  const type = new Map(history.map(({ id, event }) => [id, event.type]));
  return recordsOf(portalVocabulary, history).map(({ status, event, at }) => [status, type.get(event), at]);
};
const done = [
  filed,
  received,
  certified,
  reports('Complete', 'thuong-tru', '2026-03-04 09:00'),
  reports('Complete', 'bhyt', '2026-03-04 10:00', { now: '2026-03-05 08:00' }),
] as const;
const at = (time: string) => local(`2026-03-${time}`);

describe('the portal is told of a dossier', () => {
  it('1 Mới đăng ký: from its filing, at the time of the filing', () => {
    expect(given(filed)).toEqual([['1', 'DossierFiled', at('03 08:00')]]);
  });

  it('2 Được tiếp nhận and 4 Đang xử lý: from its reception and its first hand-over', () => {
    expect(given(filed, received).slice(1)).toEqual([
      ['2', 'DossierReceived', at('03 09:00')],
      ['4', 'LegStarted', at('03 09:00')],
    ]);
  });

  it('3 Không được tiếp nhận: only where it never was received', () => {
    const refused: DossierCommand = { type: 'RefuseReception', now: at('03 10:00'), reason: 'Không thuộc thẩm quyền' };
    expect(given(filed, refused).at(-1)).toEqual(['3', 'DossierNotReceived', at('03 10:00')]);
  });

  it('4 once: a further leg that begins is no new status', () => {
    expect(given(filed, received, certified).map(([status]) => status)).toEqual(['1', '2', '4']);
  });

  it('5 Yêu cầu bổ sung stays what it was, and 4 comes after it with the answer', () => {
    const asked = reports('RequestSupplement', 'thuong-tru', '2026-03-04 09:00');
    const back = answered('RequestSupplement-thuong-tru', '2026-03-06 09:00');
    expect(given(filed, received, certified, asked, back).slice(3)).toEqual([
      ['5', 'SupplementRequested', at('04 09:00')],
      ['4', 'SupplementReceived', at('06 09:00')],
    ]);
  });

  it('nothing, while the citizen still owes another leg an answer', () => {
    const first = reports('RequestSupplement', 'thuong-tru', '2026-03-04 09:00');
    const second = reports('RequestSupplement', 'bhyt', '2026-03-04 09:30');
    const one = answered('RequestSupplement-thuong-tru', '2026-03-05 09:00');
    const other = answered('RequestSupplement-bhyt', '2026-03-06 09:00');
    const before = given(filed, received, certified, first, second);
    expect(given(filed, received, certified, first, second, one)).toEqual(before);
    expect(given(filed, received, certified, first, second, one, other)).toEqual([
      ...before,
      ['4', 'SupplementReceived', at('06 09:00')],
    ]);
  });

  it('nothing, while relatives are asked to confirm: it is in process', () => {
    const confirming = reports('AwaitConfirmation', 'thuong-tru', '2026-03-04 09:00');
    expect(given(filed, received, certified, confirming)).toEqual(given(filed, received, certified));
  });

  it('6 Yêu cầu nghĩa vụ tài chính: from the request for a fee', () => {
    const items = business.procedure.items.filter((item) => item.filed).map(({ id }) => id);
    const by = { leg: 'bon-buoc', agency: business.agencyFor(business.procedure.legs[0]!, at('03 09:00'))! };
    const fee: DossierCommand = {
      type: 'RequestFee',
      ...by,
      fee: 'le-phi',
      reportId: 'fee',
      at: at('03 10:00'),
      now: at('03 10:05'),
    };
    const open = [{ ...filed, options: [], items }, received] as const;
    expect(told(business, ...open, fee).at(-1)).toEqual(['6', 'FeeRequested', at('03 10:00')]);
    expect(told(business, ...open, fee, answered('fee', '2026-03-04 08:00')).at(-1)).toEqual([
      '4',
      'FeePaid',
      at('04 08:00'),
    ]);
  });

  it('7 Công dân rút hồ sơ and 8 Dừng xử lý stay what they are: nothing comes after them', () => {
    const withdrawn: DossierCommand = { type: 'Withdraw', now: at('04 08:00') };
    const stopped: DossierCommand = { type: 'Stop', now: at('04 08:00'), by: COMMUNE, reason: 'Trùng hồ sơ' };
    expect(given(filed, received, withdrawn).at(-1)).toEqual(['7', 'DossierWithdrawn', at('04 08:00')]);
    expect(given(filed, received, stopped).at(-1)).toEqual(['8', 'DossierStopped', at('04 08:00')]);
    expect(portalVocabulary.follows['7']).toEqual([]);
    expect(portalVocabulary.follows['8']).toEqual([]);
  });

  it('8, not 3, of a dossier that was received and whose first leg failed', () => {
    expect(given(filed, received, reports('Fail', 'khai-sinh', '2026-03-03 10:00')).at(-1)).toEqual([
      '8',
      'DossierRefused',
      at('03 10:00'),
    ]);
  });

  it('9 Đã xử lý xong: at the true time of the last leg, though the hub heard of it a day later', () => {
    expect(given(...done).at(-1)).toEqual(['9', 'ResultIssued', at('04 10:00')]);
  });

  it('10 Đã trả kết quả: from the delivery', () => {
    const delivered: DossierCommand = { type: 'DeliverResult', now: at('06 08:00'), at: at('05 15:30') };
    expect(given(...done, delivered).at(-1)).toEqual(['10', 'ResultDelivered', at('05 15:30')]);
  });
});
