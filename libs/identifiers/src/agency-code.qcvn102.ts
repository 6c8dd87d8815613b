import { ok, refused } from '@lienthong/kernel';
import type { Brand, Outcome, Refusal } from '@lienthong/kernel';

/** An agency code of QCVN 102:2016/BTTTT, `V1V2V3.Z1Z2.Y1Y2.MX1X2`, 13 characters: `000.00.11.H53`. */
export type Qcvn102AgencyCode = Brand<string, 'Qcvn102AgencyCode'>;

/** Real traffic has letters in the second place of level 1 as well (test codes), so they are let through. */
const FORM = /^\d{3}\.\d{2}\.\d{2}\.[A-Z][0-9A-Z]\d$/;

export const isQcvn102AgencyCode = (text: string): text is Qcvn102AgencyCode => FORM.test(text);

export const parseQcvn102AgencyCode = (
  text: string,
): Outcome<Qcvn102AgencyCode, Refusal<'identifiers/agency-code-malformed'>> =>
  isQcvn102AgencyCode(text) ? ok(text) : refused({ code: 'identifiers/agency-code-malformed' });
