import type { DossierCommand } from '../../domain/dossier.commands.js';
import { certified, CODE, COMMUNE, filed, POLICE, received, reports } from '../../testing/birth.js';
import { historyOf } from '../../testing/recorded-history.js';
import { loadShipped, local } from '../../testing/world.js';
import { recordsOf } from '../vocabulary.js';
import { capNhatTienDo } from './cap-nhat-tien-do.js';
import type { NamesOfDossier } from './words-of-dossier.js';

const rules = (await loadShipped()).rulesFor('2.000986', '2026-03-03');
const names: NamesOfDossier = {
  procedure: rules.procedure.name,
  agency: (id) => ({ [COMMUNE]: 'UBND xã', [POLICE]: 'Công an xã' })[id] ?? id,
  leg: (id) => rules.procedure.legs.find((leg) => leg.id === id)?.name ?? id,
  step: (_leg, step) => ({ name: step, unit: 'Bộ phận một cửa' }),
  item: (id) => id,
  fee: (id) => id,
};
const given = (...commands: readonly DossierCommand[]) =>
  recordsOf(capNhatTienDo(names), historyOf(rules, ...commands));

describe('a record of CapNhatTienDoHoSoMC', () => {
  it('is not sent before the dossier has a code; then the filing comes first, with its own time', () => {
    expect(given(filed)).toEqual([]);
    expect(given(filed, received)[0]).toMatchObject({
      basis: { event: 'e0', at: local('2026-03-03 08:00') },
      record: { MaHoSo: CODE, NoiDungXuLy: 'Nộp hồ sơ', ThoiDiemXuLy: '20260303080000', TrangThai: '1' },
    });
  });

  it('says of a leg who has it, since when and until when', () => {
    expect(given(filed, received).at(-1)?.record).toEqual({
      MaHoSo: CODE,
      NguoiXuLy: '',
      ChucDanh: '',
      ThoiDiemXuLy: '20260303090000',
      PhongBanXuLy: 'UBND xã',
      NoiDungXuLy: 'Chuyển xử lý: Đăng ký khai sinh',
      TrangThai: '4',
      NgayBatDau: '20260303090000',
      NgayKetThucTheoQuyDinh: '20260303170000',
    });
  });

  it('names the person who wrote a fact, and nobody where nobody is named', () => {
    const stop: DossierCommand = {
      type: 'Stop',
      now: local('2026-03-04 08:00'),
      by: COMMUNE,
      reason: 'Trùng hồ sơ',
      person: 'Trần Thị B',
    };
    expect(given(filed, received, stop).at(-1)?.record).toMatchObject({
      NguoiXuLy: 'Trần Thị B',
      NoiDungXuLy: 'Dừng xử lý: Trùng hồ sơ',
      TrangThai: '8',
    });
  });

  it('has one for each thing that was done, with the time that its agency gave', () => {
    const residence = reports('Complete', 'thuong-tru', '2026-03-04 09:00', { now: '2026-03-05 09:00' });
    const { basis, record } = given(filed, received, certified, residence).at(-1)!;
    expect(basis.at).toBe(local('2026-03-04 09:00'));
    expect(record).toMatchObject({ PhongBanXuLy: 'Công an xã', ThoiDiemXuLy: '20260304090000', TrangThai: '4' });
  });
});
