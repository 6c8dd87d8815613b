import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';

/** What a message does (QCVN 102:2016, BussinessDocType 0–3), by its place in this list. */
export const BUSINESS_TYPES = ['new', 'recall', 'update', 'replace'] as const;

export type BusinessType = (typeof BUSINESS_TYPES)[number];

/** The wire form as a number: 0 new, 1 recall, 2 update, 3 replace. */
export type BusinessTypeNumber = 0 | 1 | 2 | 3;

export const BUSINESS_TYPE_NAMES: Readonly<Record<BusinessType, string>> = {
  new: 'Văn bản mới',
  recall: 'Thu hồi',
  update: 'Cập nhật',
  replace: 'Thay thế',
};

export type BusinessTypeRefusal = Refusal<'identifiers/business-type-unknown'>;

export const isBusinessType = (text: string): text is BusinessType =>
  (BUSINESS_TYPES as readonly string[]).includes(text);

/** Reads the wire form, one digit. */
export const parseBusinessType = (wire: string): Outcome<BusinessType, BusinessTypeRefusal> => {
  const type = /^\d$/.test(wire) ? BUSINESS_TYPES[Number(wire)] : undefined;
  return type === undefined ? refused({ code: 'identifiers/business-type-unknown' }) : ok(type);
};

/** The wire form: `'0'` for a new document. */
export const businessTypeDigit = (type: BusinessType): string => String(BUSINESS_TYPES.indexOf(type));
