import type { Instant } from '@lienthong/kernel';
import { formatWireDateTime, isAgencyId, ZONE_OFFSET_MS } from '@lienthong/identifiers';
import type { FacePorts } from '../call.js';

/** The code to write of an agency, as the register has it now. */
export const codeOf = ({ register, clock }: FacePorts, agency: string): string =>
  (isAgencyId(agency) ? register.agencyAt(agency, clock.now())?.code : undefined) ?? agency;

/** The same, looked up once for each agency of a list. */
export const codesOf = (ports: FacePorts): ((agency: string) => string) => {
  const known = new Map<string, string>();
  return (agency) => {
    const code = known.get(agency) ?? codeOf(ports, agency);
    known.set(agency, code);
    return code;
  };
};

const DAY_MS = 86_400_000;

/** `yyyy/MM/dd HH:mm:ss`, the form of edXML: which one the real axis writes is not public. */
export const wireTime = (at: string): string => formatWireDateTime(at as Instant);

const FORMS: readonly (readonly [RegExp, (parts: readonly string[]) => string])[] = [
  [/^(\d{4})[/-](\d{2})[/-](\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?$/, ([y = '', m = '', d = '']) => `${y}-${m}-${d}`],
  [/^(\d{2})[/-](\d{2})[/-](\d{4})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?$/, ([d = '', m = '', y = '']) => `${y}-${m}-${d}`],
];

/**
 * The instants that a day or a moment of local time covers, from and before; undefined for what nobody can read. The
 * form of fromDate and toDate is not public: day first and year first are both read.
 */
export const spanOf = (text: string): { readonly from: string; readonly before: string } | undefined => {
  for (const [form, dayOf] of FORMS) {
    const found = form.exec(text.trim());
    if (!found) continue;
    const time = found[4];
    const start = Date.parse(`${dayOf(found.slice(1))}T${time ?? '00:00'}Z`) - ZONE_OFFSET_MS;
    if (Number.isNaN(start)) return undefined;
    const iso = (ms: number): string => new Date(ms).toISOString();
    return { from: iso(start), before: iso(time === undefined ? start + DAY_MS : start + 1_000) };
  }
  return undefined;
};
