import { parseEdxmlDate } from '../../model/date.js';
import type { DateDefect, EdxmlDate } from '../../model/date.js';
import type { EdxmlWarningCode } from '../../model/warning.js';
import type { XmlElement } from '../../xml/element.js';
import type { Notes } from '../notes.js';
import { childOf, textOf } from './text.js';

const WARNING: Record<DateDefect, EdxmlWarningCode> = {
  form: 'edxml/date-form',
  impossible: 'edxml/date-impossible',
  unreadable: 'edxml/date-unreadable',
};

/** A date child; an empty one is absent, one that cannot be read keeps its text. */
export const childDate = (element: XmlElement, name: string, notes: Notes): EdxmlDate | undefined => {
  const child = childOf(element, name, notes);
  if (child === undefined) return undefined;
  const text = textOf(child, notes);
  if (text === undefined) {
    notes.warn('edxml/empty-element', child.path);
    return undefined;
  }
  const { date, defect } = parseEdxmlDate(text);
  if (defect !== undefined) notes.warn(WARNING[defect], child.path);
  return date;
};
