import { malformed } from './read-reply.js';

/** A JSON object whose one long string is read as it comes, apart from all the rest. Latin-1 text, a byte a character. */
export interface MemberApart {
  /** What of the string stood in this piece, its escapes resolved. Throws axis/reply-malformed. */
  write(piece: string): string;
  /** Everything else, with "" for the string; in the encoding in which it came. */
  rest(): Buffer;
}

/** Beside its document a reply has a few words. */
const MOST_REST = 1024 * 1024;

const UNFINISHED = /\\(?:u[\dA-Fa-f]{0,3})?$/;
const ESCAPE = /\\(?:u([\dA-Fa-f]{4})|([^]))/g;
/** White space that JSON allows within a string as an escape alone. */
const BARE_SPACE = /[\t-\r]/;
const ESCAPED: Readonly<Record<string, string>> = { '/': '/', n: '\n', r: '\r', t: '\t', f: '\f' };

const resolved = (text: string): string => {
  if (BARE_SPACE.test(text)) throw malformed('no JSON');
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (_, code: string | undefined, letter: string | undefined) => {
    const meant = code === undefined ? ESCAPED[letter ?? ''] : String.fromCharCode(Number.parseInt(code, 16));
    if (meant === undefined) throw malformed('an escape that no Base64 has');
    return meant;
  });
};

/** Sets the string of one member at the top of an object apart, wherever in the object it stands. */
export const memberApart = (name: string): MemberApart => {
  let place: 'between' | 'string' | 'member' = 'between';
  let rest = '';
  let depth = 0;
  let isValue = false;
  let isEscaped = false;
  let isSeen = false;
  let key = '';
  let stringFrom = 0;
  /** An escape of which the piece held the beginning. */
  let held = '';

  const open = (): void => {
    place = depth === 1 && isValue && key === name ? 'member' : 'string';
    stringFrom = rest.length;
    if (place === 'string') return;
    if (isSeen) throw malformed(`two of ${name}`);
    isSeen = true;
  };

  const between = (char: string): void => {
    if (char === '"') open();
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    else if (depth === 1 && char === ':') isValue = true;
    else if (depth === 1 && char === ',') isValue = false;
  };

  const within = (char: string): void => {
    if (isEscaped) isEscaped = false;
    else if (char === '\\') isEscaped = true;
    else if (char === '"') {
      place = 'between';
      if (depth === 1 && !isValue) key = rest.slice(stringFrom, -1);
    }
  };

  const aside = (piece: string): number => {
    let at = 0;
    for (; at < piece.length && place !== 'member'; at += 1) {
      const char = piece.charAt(at);
      rest += char;
      if (place === 'between') between(char);
      else within(char);
    }
    if (rest.length > MOST_REST) throw malformed('too much beside its document');
    return at;
  };

  const member = (piece: string): { readonly text: string; readonly read: number } => {
    const end = piece.indexOf('"');
    const raw = held + (end < 0 ? piece : piece.slice(0, end));
    held = UNFINISHED.exec(raw)?.[0] ?? '';
    const text = resolved(raw.slice(0, raw.length - held.length));
    if (end < 0) return { text, read: piece.length };
    if (held !== '') throw malformed('an escape that no Base64 has');
    place = 'between';
    rest += '"';
    return { text, read: end + 1 };
  };

  return {
    write: (piece) => {
      const before = aside(piece);
      if (place !== 'member') return '';
      const { text, read } = member(piece.slice(before));
      aside(piece.slice(before + read));
      return text;
    },
    rest: () => Buffer.from(rest, 'latin1'),
  };
};
