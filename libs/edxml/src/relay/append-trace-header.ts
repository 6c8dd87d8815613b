import { Fault } from '@lienthong/kernel';
import type { EdxmlDate } from '../model/date.js';
import { formatEdxmlDate } from '../model/date.js';
import type { WireOrganId } from '../model/organ.js';
import { escapeText } from '../writing/render.js';
import type { TracePosition } from './trace-position.js';
import { createTraceSearch } from './trace-position.js';

/** The hop that a relay adds for itself. */
export interface Hop {
  readonly organId: WireOrganId;
  readonly timestamp: EdxmlDate;
}

/** A header of the most recipients takes about 6 MB. */
const HEAD_MAX = 32 * 1024 * 1024;

const hopXml = ({ organId, timestamp }: Hop, { prefix, missing }: TracePosition): string => {
  const element = (name: string, inner: string): string => `<${prefix}${name}>${inner}</${prefix}${name}>`;
  const time = element('Timestamp', escapeText(formatEdxmlDate(timestamp)));
  const hop = element('TraceHeader', element('OrganId', escapeText(organId)) + time);
  return missing === 'list' ? element('TraceHeaderList', hop) : hop;
};

const withHop = (head: Buffer, position: TracePosition, hop: Hop): Buffer =>
  Buffer.concat([head.subarray(0, position.at), Buffer.from(hopXml(hop, position)), head.subarray(position.until)]);

/**
 * A copy of a message with one more TraceHeader, after the others; every other byte stays. For a message that the
 * reader accepted, on its way to another axis. A status message has no trace and is passed unchanged.
 *
 * Throws the fault `edxml/no-header` for bytes in which no header ends, and what the source throws.
 */
export async function* appendTraceHeader(source: AsyncIterable<Uint8Array>, hop: Hop): AsyncGenerator<Uint8Array> {
  const search = createTraceSearch();
  let head: Uint8Array[] | undefined = [];
  let text = '';
  for await (const chunk of source) {
    if (head === undefined) {
      yield chunk;
      continue;
    }
    head.push(chunk);
    text += Buffer.from(chunk).toString('latin1');
    const { found } = search(text);
    if (found === 'later') {
      if (text.length > HEAD_MAX) break;
      continue;
    }
    const bytes = Buffer.concat(head);
    yield found === 'none' ? bytes : withHop(bytes, found, hop);
    head = undefined;
    text = '';
  }
  if (head !== undefined) throw new Fault('edxml/no-header', 'The message has no edXMLHeader that ends');
}
