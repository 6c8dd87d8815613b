import { folded } from '@lienthong/dossier/vocabularies';
import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';

/** What a column may hold. `status-at`: when the dossier came into the status that the row gives. */
export type Field = 'code' | 'status' | 'filed' | 'received' | 'finished' | 'delivered' | 'status-at';

export type HeadingRefusal = Refusal<'reconciliation/heading-missing' | 'reconciliation/heading-repeated'>;

/** Without diacritics, spaces and signs: `Mã hồ sơ`, `MA HO SO` and `MaHoSo` are one. */
const HEADINGS: Readonly<Record<string, Field>> = {
  code: 'code',
  mahoso: 'code',
  sohoso: 'code',
  mahs: 'code',
  masohoso: 'code',
  sobiennhan: 'code',
  status: 'status',
  trangthai: 'status',
  trangthaihoso: 'status',
  tinhtrang: 'status',
  tinhtranghoso: 'status',
  filedat: 'filed',
  ngaynop: 'filed',
  ngaynophoso: 'filed',
  receivedat: 'received',
  ngaynhan: 'received',
  ngaytiepnhan: 'received',
  finishedat: 'finished',
  ngayketthuc: 'finished',
  ngayketthucxuly: 'finished',
  ngaycoketqua: 'finished',
  deliveredat: 'delivered',
  ngaytra: 'delivered',
  ngaytraketqua: 'delivered',
  at: 'status-at',
  thoidiem: 'status-at',
  thoidiemxuly: 'status-at',
  ngaycapnhat: 'status-at',
};

export const fieldOf = (heading: string): Field | undefined => HEADINGS[folded(heading).replaceAll(/[^a-z0-9]/g, '')];

export interface Column {
  readonly field: Field;
  /** Place in the row, from 0. */
  readonly index: number;
  /** As the sheet has it. */
  readonly heading: string;
}

/** Columns that mean something here; others are passed over. A code and a status there must be, each once. */
export const columnsOf = (headings: readonly string[]): Outcome<readonly Column[], HeadingRefusal> => {
  const columns = headings.flatMap((heading, index): readonly Column[] => {
    const field = fieldOf(heading);
    return field === undefined ? [] : [{ field, index, heading: heading.trim() }];
  });
  const repeated = columns.find(({ field }, index) => columns.findIndex((other) => other.field === field) < index);
  if (repeated !== undefined)
    return refused({ code: 'reconciliation/heading-repeated', params: { heading: repeated.heading } });
  for (const [field, heading] of [
    ['code', 'Mã hồ sơ'],
    ['status', 'Trạng thái'],
  ] as const)
    if (!columns.some((column) => column.field === field))
      return refused({ code: 'reconciliation/heading-missing', params: { heading } });
  return ok(columns);
};
