import type { FilingDraft, ItemDraft } from '@lienthong/client';
import { DOSSIER_CAST } from './cast.js';

/** Everybody here is made up. */
const CONTACT = { name: 'Trần Thị Mẫu', phone: '0900000000' };

/** A birth with registration of residence and a health insurance card. */
export const birthOf = (messageId: string, child: string): FilingDraft => ({
  messageId,
  receiver: DOSSIER_CAST.commune,
  procedure: '2.000986',
  channel: 'online',
  options: ['cu-tru'],
  items: [
    { item: 'giay-chung-sinh', fields: { maGCS: '00123.GCS.22001.26', ngayCapGCS: '2026-11-21' } },
    { item: 'thong-tin-con', fields: { nksHoTen: child, nksNgaySinh: '2026-11-20' } },
    { item: 'thong-tin-me', fields: { meHoTen: CONTACT.name } },
    { item: 'nguoi-yeu-cau', fields: { nycHoTen: CONTACT.name, nycQuanHe: 'Mẹ', nycSoDienThoai: CONTACT.phone } },
    { item: 'to-khai-cu-tru', fields: { noiDangKyThuongTru: 'Thôn 1, xã Tiên Yên' } },
    { item: 'dong-y-chu-ho', fields: { chuHoDongY: true } },
    { item: 'to-khai-bhyt', fields: { noiKhamBenhBanDau: '22001' } },
  ],
  contact: CONTACT,
});

/** As citizens file it who have not asked the head of their household. */
export const withoutConsent = (filing: FilingDraft): FilingDraft => ({
  ...filing,
  items: filing.items?.filter(({ item }) => item !== 'dong-y-chu-ho') ?? [],
});

/** What a birth's first leg produces. */
export const certificate = (personalId: string): readonly ItemDraft[] => [
  { item: 'giay-khai-sinh', fields: { soDinhDanh: personalId, ngayDangKy: '2026-11-23', soDangKy: '117' } },
];

/** A death; of the five procedures the citizen chooses the funeral allowance of social insurance besides the two. */
export const deathOf = (messageId: string): FilingDraft => ({
  messageId,
  receiver: DOSSIER_CAST.commune,
  procedure: '1.011733',
  channel: 'direct',
  options: ['mai-tang-bhxh'],
  items: [
    { item: 'giay-bao-tu', fields: { gbtSo: '05/GBT', gbtNgay: '2026-11-24' } },
    { item: 'nguoi-chet', fields: { nktHoTen: 'Lê Văn Mẫu', nktNgayChet: '2026-11-24' } },
    { item: 'nguoi-yeu-cau', fields: { nycHoTen: CONTACT.name, nycQuanHe: 'Con' } },
    { item: 'to-khai-mai-tang', fields: { soTaiKhoan: '0011000000000', nganHang: 'Ngân hàng mẫu' } },
    { item: 'xac-nhan-than-nhan', fields: { thanNhanXacNhan: true } },
  ],
  contact: CONTACT,
});
