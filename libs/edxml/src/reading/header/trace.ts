import type { TraceHeader } from '../../model/document.js';
import type { XmlElement } from '../../xml/element.js';
import { childrenOf } from '../../xml/element.js';
import type { Notes } from '../notes.js';
import { childDate } from './dates.js';
import { optionalOrganId } from './organ-id.js';
import { warnUnknown } from './text.js';

/** The hops so far, in the order of the message. */
export const readTrace = (list: XmlElement | undefined, notes: Notes): readonly TraceHeader[] => {
  if (list === undefined) return [];
  warnUnknown(list, ['TraceHeader', 'Bussiness'], notes);
  return childrenOf(list, 'TraceHeader').map((hop) => {
    const organId = optionalOrganId(hop, notes);
    const timestamp = childDate(hop, 'Timestamp', notes);
    return { ...(organId === undefined ? {} : { organId }), ...(timestamp === undefined ? {} : { timestamp }) };
  });
};
