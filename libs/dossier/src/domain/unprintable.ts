import { isPrintable } from '@lienthong/identifiers';
import type { JsonValue } from '@lienthong/kernel';

/** Words of several lines are words. */
const isText = (text: string): boolean => isPrintable(text.replaceAll(/[\r\n\t]/g, ' '));

/** As RFC 6901 has it. */
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Where data hold control characters or overrides of the direction of writing, as a JSON pointer; undefined: nowhere. */
export const unprintableAt = (value: JsonValue, path: string): string | undefined => {
  if (typeof value === 'string') return isText(value) ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value as Readonly<Record<string, JsonValue>>)) {
    // The name itself cannot be shown: its object is the place.
    const found = isPrintable(name) ? unprintableAt(inner, `${path}/${escaped(name)}`) : path;
    if (found !== undefined) return found;
  }
  return undefined;
};
