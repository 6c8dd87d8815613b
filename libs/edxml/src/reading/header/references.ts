import { RESPONSE_FIELDS } from '../../model/fields.js';
import type { EdxmlReference } from '../../model/document.js';
import type { XmlElement } from '../../xml/element.js';
import { childrenOf } from '../../xml/element.js';
import type { Notes } from '../notes.js';
import { childDate } from './dates.js';
import { optionalOrganId } from './organ-id.js';
import { readFields, warnUnknown } from './text.js';

const PARTS = [...RESPONSE_FIELDS.map((field) => field.element), 'PromulgationDate'];
const TEXTS = RESPONSE_FIELDS.filter((field) => field.key !== 'organId');

const isEmpty = (element: XmlElement): boolean =>
  element.text.trim() === '' && element.children.every((child) => child.text.trim() === '');

export const readReference = (element: XmlElement, notes: Notes): EdxmlReference => {
  warnUnknown(element, PARTS, notes);
  const organId = optionalOrganId(element, notes);
  const promulgationDate = childDate(element, 'PromulgationDate', notes);
  return {
    ...(organId === undefined ? {} : { organId }),
    ...readFields(element, TEXTS, notes),
    ...(promulgationDate === undefined ? {} : { promulgationDate }),
  };
};

/** Every `ResponseFor` that says something. */
export const readResponseFor = (header: XmlElement, notes: Notes): readonly EdxmlReference[] =>
  childrenOf(header, 'ResponseFor').flatMap((element) => {
    if (!isEmpty(element)) return [readReference(element, notes)];
    notes.warn('edxml/empty-element', element.path);
    return [];
  });
