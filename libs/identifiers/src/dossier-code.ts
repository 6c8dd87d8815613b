import { ok, refused } from '@lienthong/kernel';
import type { Brand, Outcome, Refusal } from '@lienthong/kernel';
import { parseAgencyCode } from './agency-code.js';
import type { AgencyCode } from './agency-code.js';
import { parseLocalDate } from './local-date.js';
import type { LocalDate } from './local-date.js';

/** Code of a dossier (mã số hồ sơ), `{agency code}-{YYMMDD}-{serial}`: `H15.50.05.13-261008-0975`. */
export type DossierCode = Brand<string, 'DossierCode'>;

export interface ParsedDossierCode {
  readonly code: DossierCode;
  readonly agency: AgencyCode;
  /** Day of reception. */
  readonly receivedOn: LocalDate;
  /** At least 4 digits; ministry systems put two digits of the ministry before them. */
  readonly serial: string;
}

export type DossierCodeRefusal = Refusal<'identifiers/dossier-code-malformed' | 'identifiers/dossier-code-date'>;

const FORM = /^([0-9A-Z.]{3,35})-(\d{2})(\d{2})(\d{2})-(\d{4,12})$/;

/** Never mends or invents: a code that does not parse is refused with what is wrong. */
export const parseDossierCode = (text: string): Outcome<ParsedDossierCode, DossierCodeRefusal> => {
  const [, agencyText = '', year = '', month = '', day = '', serial = ''] = FORM.exec(text) ?? [];
  const agency = parseAgencyCode(agencyText);
  if (!agency.ok || agency.value.holder === 'business') return refused({ code: 'identifiers/dossier-code-malformed' });
  const date = parseLocalDate(`20${year}-${month}-${day}`);
  if (!date.ok) return refused({ code: 'identifiers/dossier-code-date' });
  return ok({ code: text as DossierCode, agency: agency.value.code, receivedOn: date.value, serial });
};

export const isDossierCode = (text: string): text is DossierCode => parseDossierCode(text).ok;
