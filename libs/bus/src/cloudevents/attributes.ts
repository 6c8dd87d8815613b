import { parseSequence } from './sequence.js';

/** Limits of one record, in bytes as they lie in the topic. */
export const LIMITS = { attributeBytes: 4_096, headers: 64, dataBytes: 1_048_576 } as const;

/** Control characters and noncharacters, which the type String of CloudEvents leaves out; lone surrogates are no UTF-8. */

const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\p{Noncharacter_Code_Point}]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;

const URI_REFERENCE = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})[Tt]\d{2}:\d{2}:(?:[0-5]\d)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const MEDIA_TYPE = /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+(?:[ \t]*;[ -~]*)?$/;
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

type Rule = (text: string) => boolean;

const isNonEmpty: Rule = (text) => text !== '';

/** RFC 3339; `Date` alone would take 30 February for 1 March. */
const isTimestamp: Rule = (text) => {
  const [, day] = TIMESTAMP.exec(text) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(text.toUpperCase()))) return false;
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
};

export const isTraceparent: Rule = (text) => TRACEPARENT.test(text);

const RULES: ReadonlyMap<string, Rule> = new Map([
  ['id', isNonEmpty],
  ['type', isNonEmpty],
  ['subject', isNonEmpty],
  ['source', (text) => URI_REFERENCE.test(text)],
  ['dataschema', (text) => SCHEME.test(text) && URI_REFERENCE.test(text)],
  ['datacontenttype', (text) => MEDIA_TYPE.test(text)],
  ['time', isTimestamp],
  ['sequence', (text) => parseSequence(text) !== undefined],
  ['traceparent', isTraceparent],
]);

/** Lower-case letters and digits (CloudEvents 1.0, 3.1); `data` is no attribute. */
export const isAttributeName = (name: string): boolean => /^[a-z0-9]{1,40}$/.test(name) && name !== 'data';

export const isAttributeValue = (name: string, text: string): boolean =>
  !UNPRINTABLE.test(text) && !LONE_SURROGATE.test(text) && (RULES.get(name)?.(text) ?? true);
