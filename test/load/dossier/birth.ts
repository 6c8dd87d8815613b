import { newEventId } from '@lienthong/event-store';
import { actOnDossier, fileDossier } from '@lienthong/dossier';
import type { DossierCommand, DossierPorts, HandedIn } from '@lienthong/dossier';
import { localDateAt } from '@lienthong/identifiers';
import type { AgencyId, DossierCode } from '@lienthong/identifiers';
import type { Instant, Outcome } from '@lienthong/kernel';
import type { Ground } from './ground.js';

const must = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.refusal.code} ${outcome.refusal.path ?? ''}`);
  return outcome.value;
};

/** As a commune's counter hands it in: every field that the procedure has, made up. */
const filedItems = (number: number): readonly HandedIn[] => [
  { item: 'giay-chung-sinh', fields: { maGCS: `${number}.GCS.99010.26`, ngayCapGCS: '2026-11-20' } },
  {
    item: 'thong-tin-con',
    fields: {
      nksHoTen: `Nguyễn An Nhiên ${number}`,
      nksGioiTinh: '2',
      nksNgaySinh: '2026-11-18',
      nksNoiSinh: 'Bệnh viện đa khoa khu vực',
      nksQueQuan: 'Xã Đo Tải, tỉnh Mẫu',
      nksDanToc: '01',
      nksQuocTich: 'VN',
    },
  },
  {
    item: 'thong-tin-me',
    fields: {
      meHoTen: 'Trần Thị Mẹ',
      meNgaySinh: '1996-03-01',
      meDanToc: '01',
      meQuocTich: 'VN',
      meSoDDCN: '099196000001',
    },
  },
  {
    item: 'thong-tin-cha',
    fields: {
      chaHoTen: 'Nguyễn Văn Cha',
      chaNgaySinh: '1994-05-02',
      chaDanToc: '01',
      chaQuocTich: 'VN',
      chaSoDDCN: '099094000001',
    },
  },
  { item: 'nguoi-yeu-cau', fields: { nycHoTen: 'Nguyễn Văn Cha', nycQuanHe: 'cha', nycSoDienThoai: '0900000000' } },
  { item: 'to-khai-cu-tru', fields: { noiDangKyThuongTru: 'Thôn 1, xã Đo Tải' } },
  { item: 'dong-y-chu-ho', fields: { chuHoDongY: 'co' } },
  { item: 'to-khai-bhyt', fields: { noiKhamBenhBanDau: '99001' } },
];

const certificate = (number: number): HandedIn => ({
  item: 'giay-khai-sinh',
  fields: { soDinhDanh: `099226${number}`, ngayDangKy: '2026-11-27', soDangKy: String(number), quyenSo: '01/2026' },
});

/** What the steps of a birth leave out of account: times of day, waiting, everything but the work of the hub. */
const steps = (number: number, { commune, police, insurance }: Ground, now: Instant) => {
  const report = (
    type: 'Acknowledge' | 'Complete',
    leg: string,
    agency: AgencyId,
    ...items: string[]
  ): DossierCommand => ({
    type,
    items,
    leg,
    agency,
    reportId: `${type}-${leg}`,
    at: now,
    now,
  });
  const day = localDateAt(now).slice(2).replaceAll('-', '');
  const code = `${commune}-${day}-${String(number).padStart(6, '0')}` as DossierCode;
  const all: readonly (readonly [AgencyId, DossierCommand, readonly HandedIn[]])[] = [
    [commune, { type: 'Receive', now, code, codesOfReceiver: [commune], receivedAt: now }, []],
    [commune, report('Acknowledge', 'khai-sinh', commune), []],
    [commune, report('Complete', 'khai-sinh', commune, 'giay-khai-sinh'), [certificate(number)]],
    [police, report('Acknowledge', 'thuong-tru', police), []],
    [insurance, report('Acknowledge', 'bhyt', insurance), []],
    [
      police,
      report('Complete', 'thuong-tru', police, 'ket-qua-cu-tru'),
      [{ item: 'ket-qua-cu-tru', fields: { soHoSoCuTru: `CT${number}` } }],
    ],
    [
      insurance,
      report('Complete', 'bhyt', insurance, 'the-bhyt'),
      [{ item: 'the-bhyt', fields: { soTheBHYT: `TE199${number}` } }],
    ],
    [commune, { type: 'DeliverResult', at: now, now }, []],
  ];
  return all;
};

/** One birth from the filing to the delivery, each step as soon as the one before it is durable; answers its id. */
export const runBirth = async (ports: DossierPorts, number: number, ground: Ground): Promise<string> => {
  const actOf = (agency: AgencyId, at: Instant) => ({
    id: newEventId(),
    by: { role: 'clerk' as const, agency, system: 'mot-cua' },
    at,
  });
  const now = ports.clock.now();
  const filing = {
    receiver: ground.commune,
    messageId: `khai-sinh-${number}`,
    procedure: '2.000986',
    channel: 'online' as const,
    options: ['cu-tru'],
    items: filedItems(number),
    contact: { name: 'Nguyễn Văn Cha', phone: '0900000000' },
    filedAt: now,
  };
  const { dossier } = must(await fileDossier(ports)(filing, actOf(ground.commune, now)));
  for (const [agency, command, items] of steps(number, ground, now))
    must(await actOnDossier(ports)(dossier, command, actOf(agency, now), items));
  return dossier;
};
