import type { DossierCommand } from '../../domain/dossier.commands.js';
import { answered, certified, CODE, filed, received, reports } from '../../testing/birth.js';
import { historyOf } from '../../testing/recorded-history.js';
import { loadShipped, local } from '../../testing/world.js';
import { recordsOf } from '../vocabulary.js';
import { dongBoHoSo } from './dong-bo-ho-so.js';
import type { NamesOfDossier, OwnerOfDossier } from './words-of-dossier.js';

const rules = (await loadShipped()).rulesFor('2.000986', '2026-03-03');
const names: NamesOfDossier = {
  procedure: rules.procedure.name,
  agency: (id) => `Đơn vị ${id}`,
  leg: (id) => id,
  step: (_leg, step) => ({ name: step }),
  item: (id) => rules.procedure.items.find((item) => item.id === id)?.name ?? id,
  fee: (id) => id,
};
const owner: OwnerOfDossier = { name: 'Nguyễn Văn A', kind: '1', identity: '001', summary: 'Khai sinh' };
const given = (...commands: readonly DossierCommand[]) =>
  recordsOf(dongBoHoSo(names, owner), historyOf(rules, ...commands));
const asked = reports('RequestSupplement', 'thuong-tru', '2026-03-04 09:00');
const back = answered('RequestSupplement-thuong-tru', '2026-03-06 09:00');

describe('a record of DongBoHoSoMC', () => {
  it('is not sent before the dossier has a code: none is made up', () => {
    expect(given(filed)).toEqual([]);
  });

  it('tells first of the filing, from its own event and time, then of the reception', () => {
    const [registered, receivedRecord] = given(filed, received);
    expect(registered).toMatchObject({
      basis: { event: 'e0', at: local('2026-03-03 08:00') },
      record: { MaHoSo: CODE, TrangThaiHoSo: '1', NgayNopHoSo: '20260303080000' },
    });
    expect(registered?.record).not.toHaveProperty('NgayTiepNhan');
    expect(receivedRecord).toMatchObject({
      basis: { event: 'e1', at: local('2026-03-03 09:00') },
      record: { MaHoSo: CODE, TrangThaiHoSo: '2', NgayTiepNhan: '20260303090000' },
    });
  });

  it('carries every field of a dossier that is in process', () => {
    expect(given(filed, received).at(-1)?.record).toEqual({
      MaHoSo: 'H49.204-260303-0001',
      MaTTHC: '2.000986',
      TenTTHC: rules.procedure.name,
      KenhThucHien: '2',
      ChuHoSo: 'Nguyễn Văn A',
      LoaiDoiTuong: '1',
      DinhDanhCHS: '001',
      TrichYeuHoSo: 'Khai sinh',
      NgayNopHoSo: '20260303080000',
      NgayTiepNhan: '20260303090000',
      NgayHenTra: '20260306170000',
      TrangThaiHoSo: '4',
      DonViXuLy: 'Đơn vị H49.204',
      TaiLieuNop:
        filed.type === 'File' && filed.items.map((id) => ({ MaThanhPhanHoSo: id, TenTepDinhKem: names.item(id) })),
      DanhSachLePhi: [],
      DanhSachHoSoBoSung: [],
      DanhSachGiayToKetQua: [],
    });
  });

  it('says of a supplement what was asked, when it came, and how the appointment moved', () => {
    expect(given(filed, received, certified, asked, back).at(-1)?.record.DanhSachHoSoBoSung).toEqual([
      {
        NoiDungBoSung: 'Thiếu giấy tờ',
        NgayBoSung: '20260304090000',
        NgayTiepNhanBoSung: '20260306090000',
        NgayHenTraTruoc: '20260306170000',
        NgayHenTraMoi: '20260310170000',
      },
    ]);
  });

  it('has as results what legs produced, never what the citizen filed', () => {
    const { record } = given(filed, received, certified).at(-1)!;
    expect(record.DanhSachGiayToKetQua.map(({ MaThanhPhanHoSo }) => MaThanhPhanHoSo)).toEqual(['giay-khai-sinh']);
    expect(record.TaiLieuNop.map(({ MaThanhPhanHoSo }) => MaThanhPhanHoSo)).not.toContain('giay-khai-sinh');
  });

  it('names all agencies that work on it side by side', () => {
    expect(given(filed, received, certified).at(-1)?.record.DonViXuLy).toBe('Đơn vị G01.549.04; Đơn vị G24.549.02');
  });

  it('leaves out whose it is once that was erased, and shortens a summary visibly', () => {
    const history = historyOf(rules, filed, received);
    expect(recordsOf(dongBoHoSo(names), history).at(-1)?.record).not.toHaveProperty('ChuHoSo');
    const long = recordsOf(dongBoHoSo(names, { ...owner, summary: 'a'.repeat(1001) }), history).at(-1);
    expect(long?.record.TrichYeuHoSo).toMatch(/^a{999}…$/);
  });
});
