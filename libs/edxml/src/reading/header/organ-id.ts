import { ORGAN_ID_MAX } from '../../model/fields.js';
import type { WireOrganId } from '../../model/organ.js';
import { isWireOrganId } from '../../model/organ.js';
import type { EdxmlRefusalCode } from '../../model/refusal.js';
import type { XmlElement } from '../../xml/element.js';
import type { Notes } from '../notes.js';
import { stop } from '../stop.js';
import { childOf, soleChildOf, textOf } from './text.js';

/** The text of an OrganId; the word "null", which some senders write, is none. */
const idText = (child: XmlElement | undefined, notes: Notes): string | undefined => {
  const text = child === undefined ? undefined : textOf(child, notes);
  return text?.toLowerCase() === 'null' ? undefined : text;
};

/** The OrganId of a party: without it nothing can be routed or answered for. */
export const requiredOrganId = (
  party: XmlElement,
  notes: Notes,
  codes: { readonly missing: EdxmlRefusalCode; readonly invalid: EdxmlRefusalCode },
): WireOrganId => {
  const path = `${party.path}/OrganId`;
  const text = idText(soleChildOf(party, 'OrganId'), notes);
  if (text === undefined) throw stop(codes.missing, path);
  if (!isWireOrganId(text)) throw stop(codes.invalid, path);
  return text;
};

/** An OrganId beside the routing: kept as it is, warned of where it is missing or is no code. */
export const optionalOrganId = (parent: XmlElement, notes: Notes): string | undefined => {
  const path = `${parent.path}/OrganId`;
  const text = idText(childOf(parent, 'OrganId', notes), notes);
  if (text === undefined) notes.warn('edxml/organ-id-missing', path);
  else if (text.length > ORGAN_ID_MAX) notes.warn('edxml/too-long', path, `max ${ORGAN_ID_MAX}`);
  else if (!isWireOrganId(text)) notes.warn('edxml/organ-id-invalid', path);
  return text;
};
