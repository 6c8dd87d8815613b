import { closingQuote, isBlank } from './json-strings.js';
import { isPlainKey } from './plain-key.js';

export interface JsonFlaw {
  readonly kind: 'malformed' | 'forbidden-key' | 'duplicate-key' | 'half-surrogate' | 'too-deep' | 'bad-text';
  /** JSON pointer, as far as its keys are written as ours are. */
  readonly path: string;
  /** Both from 1, in characters. */
  readonly line: number;
  readonly column: number;
}

interface Limits {
  readonly maxDepth: number;
  /** Where the text is known to hold what is no text. */
  readonly badAt?: number;
}

/** An object or array that is open. `step` is the key or the index of what comes in it. */
interface Open {
  readonly keys: Set<string> | undefined;
  step: string | number | undefined;
}

type Awaited = 'value' | 'first value' | 'key' | 'first key' | 'more';

const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const pathOf = (open: readonly Open[]): string => {
  const steps = open.map(({ step }) => step);
  const strange = steps.findIndex((step) => step === undefined || (typeof step === 'string' && !isPlainKey(step)));
  return (strange < 0 ? steps : steps.slice(0, strange)).map((step) => `/${step}`).join('');
};

const stringOf = (text: string, start: number, end: number): string | undefined => {
  try {
    return end < 0 ? undefined : (JSON.parse(text.slice(start, end + 1)) as string);
  } catch {
    return undefined;
  }
};

/** The first flaw of a JSON text, and where it is. Slow beside `JSON.parse`: for a text that is known to have one. */
export const findFlaw = (text: string, { maxDepth, badAt = Infinity }: Limits): JsonFlaw | undefined => {
  const open: Open[] = [];
  let awaited: Awaited = 'value';
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const flaw = (kind: JsonFlaw['kind'], place = at): JsonFlaw => {
    const lines = text.slice(0, place).split('\n');
    return { kind, path: pathOf(open), line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  };

  for (;;) {
    while (isBlank(text.charCodeAt(at))) at += 1;
    const char = text[at];
    const inside = open.at(-1);
    if (at >= badAt) return flaw('bad-text', badAt);
    if (awaited === 'more') {
      if (inside === undefined) return char === undefined ? undefined : flaw('malformed');
      if (char === ',') {
        at += 1;
        if (inside.keys) awaited = 'key';
        else {
          awaited = 'value';
          inside.step = Number(inside.step) + 1;
        }
        continue;
      }
    }
    const empty = awaited === 'more' || awaited === 'first key' || awaited === 'first value';
    if (inside && empty && char === (inside.keys ? '}' : ']')) {
      open.pop();
      awaited = 'more';
      at += 1;
      continue;
    }
    if (awaited === 'more') return flaw('malformed');
    if (char === '"') {
      const end = closingQuote(text, at);
      if (at < badAt && badAt <= end) return flaw('bad-text', badAt);
      const string = stringOf(text, at, end);
      if (string === undefined) return flaw('malformed');
      if (!string.isWellFormed()) return flaw('half-surrogate');
      const start = at;
      at = end + 1;
      if (awaited === 'value' || awaited === 'first value' || !inside?.keys) {
        awaited = 'more';
        continue;
      }
      inside.step = string;
      if (inside.keys.has(string)) return flaw('duplicate-key', start);
      if (string === '__proto__') return flaw('forbidden-key', start);
      if (string === 'prototype' && open.at(-2)?.step === 'constructor') return flaw('forbidden-key', start);
      inside.keys.add(string);
      while (isBlank(text.charCodeAt(at))) at += 1;
      if (text[at] !== ':') return flaw('malformed');
      at += 1;
      awaited = 'value';
      continue;
    }
    if (awaited === 'key' || awaited === 'first key') return flaw('malformed');
    if (char === '{' || char === '[') {
      if (open.length === maxDepth) return flaw('too-deep');
      open.push(char === '{' ? { keys: new Set(), step: undefined } : { keys: undefined, step: 0 });
      awaited = char === '{' ? 'first key' : 'first value';
      at += 1;
      continue;
    }
    SCALAR.lastIndex = at;
    const [scalar] = SCALAR.exec(text) ?? [];
    if (scalar === undefined) return flaw('malformed');
    at += scalar.length;
    awaited = 'more';
  }
};
