import { codeOfBirth } from './many-births.js';

/** Of a hundred dossiers: most agree, some lag behind, one is dated otherwise, one is unknown. */
const rowOf = (number: number): string => {
  const code = codeOfBirth(number);
  const of = number % 100;
  if (of < 80) return `${code};Đã trả kết quả;03/03/2026;05/03/2026`;
  if (of < 98) return `${code};Đang xử lý;03/03/2026;`;
  return of === 98 ? `${code};Đã trả kết quả;03/03/2026;09/03/2026` : `${code}9;Đang xử lý;;`;
};

/** A register of so many rows, as CSV. */
export const viewOfBirths = (rows: number): string =>
  [
    'Mã hồ sơ;Trạng thái;Ngày tiếp nhận;Ngày trả',
    ...Array.from({ length: rows }, (_, number) => rowOf(number)),
    '',
  ].join('\r\n');

export const expectedCounts = (rows: number) => ({
  agrees: rows * 0.8,
  behind: rows * 0.18,
  ahead: 0,
  contradicts: rows * 0.01,
  unknownToHub: rows * 0.01,
  unknownToAgency: rows * 0.01,
  unreadable: 0,
});
