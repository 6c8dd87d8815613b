import type { Filing } from '../application/running/file-dossier.js';
import { COMMUNE, FILED } from './birth.js';

/** A birth as a commune's counter files it: everything with its data, the citizen's telephone sealed. */
export const birthFiling: Filing = {
  receiver: COMMUNE,
  messageId: 'khai-sinh-1',
  procedure: '2.000986',
  channel: 'online',
  options: ['cu-tru'],
  items: [
    { item: 'giay-chung-sinh', fields: { maGCS: '00123.GCS.79010.26', ngayCapGCS: '2026-03-01' } },
    { item: 'thong-tin-con', fields: { nksHoTen: 'Nguyễn An Nhiên', nksNgaySinh: '2026-02-27' } },
    { item: 'thong-tin-me', fields: { meHoTen: 'Trần Thị Mẹ' } },
    { item: 'thong-tin-cha', fields: { chaHoTen: 'Nguyễn Văn Cha' } },
    { item: 'nguoi-yeu-cau', fields: { nycHoTen: 'Nguyễn Văn Cha' } },
    { item: 'to-khai-cu-tru', fields: { noiDangKyThuongTru: 'Thôn 1' } },
    { item: 'dong-y-chu-ho' },
    { item: 'to-khai-bhyt', fields: { noiKhamBenhBanDau: '22001' } },
  ],
  contact: { name: 'Nguyễn Văn Cha', phone: '0900000000' },
  filedAt: FILED,
};
