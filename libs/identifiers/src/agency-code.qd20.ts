import { ok, refused } from '@lienthong/kernel';
import type { Brand, Outcome, Refusal } from '@lienthong/kernel';

/** An agency code of Decision 20/2020/QĐ-TTg as amended by 09/2025/QĐ-TTg: `H53`, `H37.02.02`. */
export type Qd20AgencyCode = Brand<string, 'Qd20AgencyCode'>;

export type Qd20Holder = 'agency' | 'business' | 'other';

/** Agencies: a letter A–Y and two digits, then groups below it, each after a dot; at most 35 characters in all. */
const AGENCY = /^[A-Y]\d{2}(?:\.[0-9A-Z]+)*$/;
/** Others: Z01–Z99, then at most 32 characters. */
const OTHER = /^Z(?!00)\d{2}(?:\.[0-9A-Z]+)*$/;
/** Businesses use their enterprise number: 10 digits, 13 for a dependent unit. */
const BUSINESS = /^\d{10}(?:\d{3})?$/;

export const QD20_MAX_LENGTH = 35;

export const qd20HolderOf = (text: string): Qd20Holder | undefined => {
  if (text.length > QD20_MAX_LENGTH) return undefined;
  if (AGENCY.test(text)) return 'agency';
  if (OTHER.test(text)) return 'other';
  return BUSINESS.test(text) ? 'business' : undefined;
};

export const isQd20AgencyCode = (text: string): text is Qd20AgencyCode => qd20HolderOf(text) !== undefined;

/** Strict: upper case, no surrounding space, dots only between groups (Decision 20/2020, articles 4 and 5). */
export const parseQd20AgencyCode = (
  text: string,
): Outcome<Qd20AgencyCode, Refusal<'identifiers/agency-code-malformed'>> =>
  isQd20AgencyCode(text) ? ok(text) : refused({ code: 'identifiers/agency-code-malformed' });
