/** Where a TraceHeader goes, and in what it must be wrapped there. */
export interface TracePosition {
  readonly at: number;
  /** Where the message goes on: behind an empty `<TraceHeaderList/>` that it takes the place of. */
  readonly until: number;
  /** Prefix of the elements around, with its colon. */
  readonly prefix: string;
  /** `list` where the message has no TraceHeaderList yet. */
  readonly missing: 'nothing' | 'list';
}

export type Search = { readonly found: TracePosition } | { readonly found: 'none' | 'later' };

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w.-]+:)?([\w.-]+)(?:"[^"]*"|'[^']*'|[^>"'])*?(\/?)>/gy;
const HEADER = 'edXML/edXMLEnvelope/edXMLHeader';
const LIST = `${HEADER}/TraceHeaderList`;

/**
 * Looks for the end of the trace in the start of a message that the reader has accepted; call it with ever more text.
 * The text is bytes as Latin-1: what it looks for is ASCII, and positions stay positions of bytes.
 */
export const createTraceSearch = () => {
  const open: string[] = [];
  let scanned = 0;
  let last: TracePosition | undefined;
  let status = false;

  const opened = (
    name: string,
    prefix: string,
    selfClosing: boolean,
    start: number,
    end: number,
  ): Search | undefined => {
    open.push(name);
    const path = open.join('/');
    if (path === `${HEADER}/Status` || path === `${HEADER}/MessageHeader/StatusCode`) status = true;
    if (selfClosing) {
      open.pop();
      if (path === LIST) return { found: { at: start, until: end, prefix, missing: 'list' } };
      if (path === `${LIST}/TraceHeader`) last = { at: end, until: end, prefix, missing: 'nothing' };
    }
    return undefined;
  };

  const closed = (prefix: string, start: number, end: number): Search | undefined => {
    const path = open.join('/');
    open.pop();
    if (path === `${LIST}/TraceHeader`) last = { at: end, until: end, prefix, missing: 'nothing' };
    if (path === LIST) return { found: last ?? { at: start, until: start, prefix, missing: 'nothing' } };
    if (path === HEADER) return { found: status ? 'none' : { at: start, until: start, prefix, missing: 'list' } };
    return undefined;
  };

  return (text: string): Search => {
    for (;;) {
      const next = text.indexOf('<', scanned);
      if (next < 0) return { found: 'later' };
      TOKEN.lastIndex = next;
      const token = TOKEN.exec(text);
      if (token === null) return { found: 'later' };
      scanned = TOKEN.lastIndex;
      const [, slash, prefix = '', name, end] = token;
      if (name === undefined) continue;
      const found = slash === '/' ? closed(prefix, next, scanned) : opened(name, prefix, end === '/', next, scanned);
      if (found !== undefined) return found;
    }
  };
};
