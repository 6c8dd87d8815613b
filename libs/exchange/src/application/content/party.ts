import { isWireOrganId } from '@lienthong/edxml';
import type { EdxmlOrgan } from '@lienthong/edxml';
import { AGENCY_NAME_MAX, isPrintable } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';

/** Names of agencies by any code, as they were at an instant. */
export interface AgencyNames {
  nameOf(code: string, at: Instant): string | undefined;
}

/**
 * What of a name a message can hold. The register holds it to that, but did not always: a message is never unreadable for
 * a name, which it could do without.
 */
const writable = (name: string): string =>
  Array.from(name.replace(/\s+/g, ' '))
    .filter((character) => isPrintable(character))
    .slice(0, AGENCY_NAME_MAX)
    .join('')
    .trim();

/** A party of a message that the hub writes: its code, and its name as it was then. Undefined for no code of an agency. */
export const partyOf = (code: string, names: AgencyNames, at: Instant): EdxmlOrgan | undefined => {
  if (!isWireOrganId(code)) return undefined;
  const organName = writable(names.nameOf(code, at) ?? '');
  return { organId: code, ...(organName === '' ? {} : { organName }) };
};
