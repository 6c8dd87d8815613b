import { ok, refused } from '@lienthong/kernel';
import type { Brand, Outcome, Refusal } from '@lienthong/kernel';

/** An agency code of guide 2803/BTTTT-THH, the oldest form, still inside messages: `28.22.H17`, `01.02.G22`. */
export type Guide2803AgencyCode = Brand<string, 'Guide2803AgencyCode'>;

const FORM = /^\d{2}\.\d{2}\.[A-Z][0-9A-Z]\d$/;

export const isGuide2803AgencyCode = (text: string): text is Guide2803AgencyCode => FORM.test(text);

export const parseGuide2803AgencyCode = (
  text: string,
): Outcome<Guide2803AgencyCode, Refusal<'identifiers/agency-code-malformed'>> =>
  isGuide2803AgencyCode(text) ? ok(text) : refused({ code: 'identifiers/agency-code-malformed' });
