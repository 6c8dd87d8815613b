import { headerOf } from '../wire/header-names.js';

/** What the kit makes of a text beyond ASCII: of each UTF-16 unit its low byte. */
export const lowBytes = (text: string): string =>
  Buffer.from(Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))).toString('latin1');

const FROM = headerOf('description').toLowerCase();
const LOWER = 'àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ';
const PUNCTUATION = '–—‘’“”…';

/** Vietnamese beyond Latin-1, by the byte that it arrives as. */
const candidates: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>();
  for (const letter of `${LOWER}${LOWER.toUpperCase()}${PUNCTUATION}`) {
    if (letter.charCodeAt(0) <= 0xff) continue;
    const byte = lowBytes(letter);
    found.set(byte, [...(found.get(byte) ?? []), letter]);
  }
  return found;
})();

const LETTER = /\p{L}/u;
const UPPER = /\p{Lu}/u;
const VIETNAMESE_LATIN_1 = /[àáâãèéêìíòóôõùúý]/i;

/** What one byte may have been, likeliest first. */
const readingsOf = (text: string, index: number): readonly string[] => {
  const byte = text.charAt(index);
  const beyond = candidates.get(byte) ?? [];
  if (beyond.length === 0) return [byte];
  const neighbours = [text.charAt(index - 1), text.charAt(index + 1)];
  const after = text.charAt(index + 1);
  const uppercase = UPPER.test(after) || (!LETTER.test(after) && UPPER.test(neighbours[0] ?? ''));
  const cased = beyond.filter((letter) => !LETTER.test(letter) || UPPER.test(letter) === uppercase);
  const likely = cased.length > 0 ? cased : beyond;
  // A printable ASCII character is nearly always itself: ũ and ĩ, which arrive as i and ), are tried last.
  if (/[ -~]/.test(byte)) return byte === ')' && !LETTER.test(neighbours[0] ?? '') ? [byte] : [byte, ...likely];
  if (!VIETNAMESE_LATIN_1.test(byte)) return likely;
  const asIs = UPPER.test(byte) === uppercase;
  return asIs ? [byte, ...likely] : [...likely, byte];
};

/** Every reading, those first that differ from the likeliest in the fewest of the leading places. */
function* readings(text: string): Generator<string> {
  const places = Array.from(text, (_, index) => readingsOf(text, index));
  const open = places.flatMap((options, index) => (options.length > 1 ? [index] : []));
  // Places where the byte could be ASCII itself change last.
  open.sort((a, b) => Number(/[ -~]/.test(text.charAt(a))) - Number(/[ -~]/.test(text.charAt(b))));
  const chosen = places.map(([likeliest = '']) => likeliest);
  const counters = open.map(() => 0);
  for (;;) {
    yield chosen.join('');
    let at = 0;
    for (; at < open.length; at += 1) {
      const place = open[at] ?? 0;
      const options = places[place] ?? [];
      const next = ((counters[at] ?? 0) + 1) % options.length;
      counters[at] = next;
      chosen[place] = options[next] ?? '';
      if (next !== 0) break;
    }
    if (at === open.length) return;
  }
}

/** HMACs that one request may cost; ten letters of which nobody can tell which they were. */
export const MOST_READINGS = 1_024;

/** Where the value of `description` stands within the signed text. */
const placeOfDescription = (text: string): readonly [number, number] | undefined => {
  const key = text.toLowerCase().indexOf(`"${FROM}":"`);
  if (key < 0) return undefined;
  const start = key + FROM.length + 4;
  for (let end = start; end < text.length; end += 1) {
    if (text.charAt(end) === '\\') end += 1;
    else if (text.charAt(end) === '"') return [start, end];
  }
  return undefined;
};

export const hasDestroyedDescription = (text: string): boolean => {
  const place = placeOfDescription(text);
  return place !== undefined && /[^ -~]/.test(text.slice(...place));
};

/**
 * The signed text as it was before the kit destroyed the Vietnamese of `description`: each reading of the lost letters
 * is tried against the signature, up to `MOST_READINGS`. What is found is thus proved, and nothing unproved is taken.
 */
export const restoredText = (text: string, isSigned: (reading: string) => boolean): string | undefined => {
  const place = placeOfDescription(text);
  if (place === undefined) return undefined;
  const [start, end] = place;
  let tried = 0;
  for (const reading of readings(text.slice(start, end))) {
    if (tried >= MOST_READINGS) return undefined;
    tried += 1;
    const whole = `${text.slice(0, start)}${reading}${text.slice(end)}`;
    if (isSigned(whole)) return whole;
  }
  return undefined;
};
