import sax from 'sax';
import type { SAXParser } from 'sax';

/** Characters from which on a text is worth taking past the parser, which looks at each of them. */
const LONG = 1_024;

const TEXT: unknown = Reflect.get(Reflect.get(sax, 'STATE') as object, 'TEXT');

export interface TextRun {
  readonly start: number;
  readonly end: number;
}

/** The first long piece without markup at or behind a place: that between a `>` and the next `<`. */
export const longRun = (text: string, from: number): TextRun | undefined => {
  let start = from;
  for (;;) {
    const next = text.indexOf('<', start);
    const end = next < 0 ? text.length : next;
    if (end - start >= LONG) return { start, end };
    if (next < 0) return undefined;
    const close = text.indexOf('>', next);
    if (close < 0) return undefined;
    start = close + 1;
  }
};

/** Whether the parser would take what comes now for text of an element, as it is. */
export const takesText = (parser: SAXParser, run: string): boolean =>
  Reflect.get(parser, 'state') === TEXT && !run.includes('&');

/** Tells the parser what it did not see, so that it goes on counting lines. */
export const skipText = (parser: SAXParser, run: string): void => {
  let line = parser.line;
  let last = -1;
  for (let at = run.indexOf('\n'); at >= 0; at = run.indexOf('\n', at + 1)) {
    line += 1;
    last = at;
  }
  parser.column = last < 0 ? parser.column + run.length : run.length - last - 1;
  parser.line = line;
  parser.position += run.length;
};
