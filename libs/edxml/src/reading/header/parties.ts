import { ORGAN_FIELDS } from '../../model/fields.js';
import type { EdxmlOrgan } from '../../model/organ.js';
import type { XmlElement } from '../../xml/element.js';
import { childrenOf } from '../../xml/element.js';
import type { EdxmlLimits } from '../limits.js';
import type { Notes } from '../notes.js';
import { overLimit, stop } from '../stop.js';
import { requiredOrganId } from './organ-id.js';
import { readFields, soleChildOf, warnUnknown } from './text.js';

const PARTY = ['OrganId', ...ORGAN_FIELDS.map((field) => field.element)];

const idsIn = (party: XmlElement): readonly string[] =>
  childrenOf(party, 'OrganId')
    .map((child) => child.text.trim())
    .filter((text) => text !== '');

/** Some senders write From inside From. The outer one's elements count, and what only the inner one has. */
const unnested = (from: XmlElement, notes: Notes): XmlElement => {
  const found = soleChildOf(from, 'From');
  if (found === undefined) return from;
  notes.warn('edxml/nested-from', found.path);
  const inner = unnested(found, notes);
  const [id, other] = new Set([...idsIn(from), ...idsIn(inner)]);
  if (id !== undefined && other !== undefined) throw stop('edxml/ambiguous', `${found.path}/OrganId`);
  const outer = from.children.filter((child) => child !== found && (child.text !== '' || child.children.length > 0));
  const names = new Set(outer.map((child) => child.name));
  return { ...from, children: [...outer, ...inner.children.filter((child) => !names.has(child.name))] };
};

export const readFrom = (header: XmlElement, notes: Notes): EdxmlOrgan => {
  const found = soleChildOf(header, 'From');
  if (found === undefined) throw stop('edxml/from-missing', `${header.path}/From`);
  const from = unnested(found, notes);
  warnUnknown(from, PARTY, notes);
  const organId = requiredOrganId(from, notes, { missing: 'edxml/from-missing', invalid: 'edxml/from-invalid' });
  const organ = { organId, ...readFields(from, ORGAN_FIELDS, notes) };
  if (organ.organName === undefined) notes.warn('edxml/required-missing', `${from.path}/OrganName`);
  return organ;
};

const isEmpty = (element: XmlElement): boolean => element.children.length === 0 && element.text.trim() === '';

/** The recipients in order, each once. An empty `To` is no recipient. */
export const readTo = (header: XmlElement, notes: Notes, limits: EdxmlLimits): readonly EdxmlOrgan[] => {
  const seen = new Set<string>();
  const recipients: EdxmlOrgan[] = [];
  for (const to of childrenOf(header, 'To')) {
    if (isEmpty(to)) {
      notes.warn('edxml/empty-element', to.path);
      continue;
    }
    if (recipients.length >= limits.recipients) throw overLimit('recipients', limits.recipients, to.path);
    warnUnknown(to, PARTY, notes);
    const codes = { missing: 'edxml/recipient-missing', invalid: 'edxml/recipient-invalid' } as const;
    const organId = requiredOrganId(to, notes, codes);
    const key = organId.toUpperCase();
    if (seen.has(key)) throw stop('edxml/duplicate-recipient', `${to.path}/OrganId`);
    seen.add(key);
    recipients.push({ organId, ...readFields(to, ORGAN_FIELDS, notes) });
  }
  return recipients;
};
