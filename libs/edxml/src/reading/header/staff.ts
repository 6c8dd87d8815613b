import type { EdxmlStaff } from '../../model/business.js';
import { STAFF_FIELDS } from '../../model/fields.js';
import type { XmlElement } from '../../xml/element.js';
import type { Notes } from '../notes.js';
import { childOf, orNothing, readFields } from './text.js';

export const readStaff = (parent: XmlElement, notes: Notes): EdxmlStaff | undefined => {
  const staff = childOf(parent, 'StaffInfo', notes);
  return staff === undefined ? undefined : orNothing(readFields(staff, STAFF_FIELDS, notes));
};
