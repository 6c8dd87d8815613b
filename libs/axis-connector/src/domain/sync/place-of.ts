import { parseAgencyCode } from '@lienthong/identifiers';

export type Level = 'central' | 'province' | 'district' | 'commune';
export type Kind = 'authority' | 'department';

const COUNCIL = /^(ủy ban nhân dân|uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd)\s+/;
const COMMUNE = /^(xã|phường|thị trấn|đặc khu)\s/;
const DISTRICT = /^(huyện|quận|thị xã)\s/;
/** H: People's Committees of provinces, K: their councils; every other letter is a central agency's. */
const LOCAL = /^[HK]/;

/**
 * The lists have no level: it is read off the code's first letter and the words that names of authorities begin with.
 * A reading, not a rule of law.
 */
export const placeOf = (code: string, name: string): { readonly level: Level; readonly kind: Kind } => {
  const parsed = parseAgencyCode(code);
  const groups = parsed.ok ? parsed.value.groups : [code];
  const words = name.normalize('NFC').toLowerCase();
  const rest = words.replace(COUNCIL, '');
  const kind: Kind = groups.length === 1 || rest !== words ? 'authority' : 'department';
  if (!LOCAL.test(groups[0] ?? '')) return { level: 'central', kind };
  if (COMMUNE.test(rest)) return { level: 'commune', kind };
  if (DISTRICT.test(rest)) return { level: 'district', kind };
  return { level: 'province', kind };
};
