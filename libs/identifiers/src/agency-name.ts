import { isPrintable, lengthOf } from './printable.js';

/** Characters of the longest name of an agency: what edXML's OrganName holds. */
export const AGENCY_NAME_MAX = 200;

/** Whether every message that names the agency can be written and read: one printable line that edXML holds. */
export const isAgencyName = (text: string): boolean =>
  text.trim() !== '' && isPrintable(text) && lengthOf(text) <= AGENCY_NAME_MAX;
