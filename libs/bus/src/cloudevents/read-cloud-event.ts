import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';
import type { ConsumedRecord } from '../port/record.js';
import { isAttributeName, isAttributeValue, isTraceparent, LIMITS } from './attributes.js';
import type { IncomingEvent } from './event.js';
import { parseSequence } from './sequence.js';

export type CloudEventRefusalCode =
  | 'bus/unreadable'
  | 'bus/tombstone'
  | 'bus/too-large'
  | 'bus/not-cloudevents'
  | 'bus/structured-mode'
  | 'bus/wrong-specversion'
  | 'bus/missing-attribute'
  | 'bus/bad-attribute';

export type CloudEventRefusal = Refusal<CloudEventRefusalCode>;

type Attributes = Map<string, string>;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
};

/** The attribute that a header carries; undefined for headers that are none of CloudEvents'. */
const attributeOf = (header: string): string | undefined => {
  if (header === 'content-type') return 'datacontenttype';
  return header.startsWith('ce_') ? header.slice(3) : undefined;
};

const bad = (path: string, reason: string): Outcome<never, CloudEventRefusal> =>
  refused({ code: 'bus/bad-attribute', path, params: { reason } });

/** SDKs write the content type twice, as `content-type` and as `ce_datacontenttype`: said twice alike is no contradiction. */
const isRepeatedContentType = (name: string, header: string, text: string, seen: Attributes): boolean =>
  name === 'datacontenttype' && header !== 'content-type' && seen.get(name) === text;

/** A name that is none is not repeated: it may hold anything, personal data included. */
const readAttributes = ({ raw }: ConsumedRecord): Outcome<Attributes, CloudEventRefusal> => {
  const seen: Attributes = new Map();
  // `content-type` first, whatever order the headers came in.
  const headers = [...raw.headers].sort(([a], [b]) => Number(b === 'content-type') - Number(a === 'content-type'));
  for (const [header, bytes] of headers) {
    const name = attributeOf(header);
    if (name === undefined) continue;
    if (!isAttributeName(name)) return bad('(name)', 'name');
    if (bytes.length > LIMITS.attributeBytes) return bad(name, 'too long');
    const text = textOf(bytes);
    if (text === undefined) return bad(name, 'not UTF-8');
    if (isRepeatedContentType(name, header, text, seen)) continue;
    if (seen.has(name)) return bad(name, 'twice');
    if (name !== 'traceparent' && !isAttributeValue(name, text)) return bad(name, 'malformed');
    seen.set(name, text);
  }
  return ok(seen);
};

const isStructured = (contentType: string | undefined): boolean =>
  contentType !== undefined && /^application\/cloudevents\b/i.test(contentType);

const checkKind = (record: ConsumedRecord): CloudEventRefusal | undefined => {
  if (record.unreadable === true) return { code: 'bus/unreadable' };
  if (isStructured(record.headers['content-type'])) return { code: 'bus/structured-mode' };
  if (!record.raw.headers.some(([name]) => name.startsWith('ce_'))) return { code: 'bus/not-cloudevents' };
  if (record.raw.headers.length > LIMITS.headers) return { code: 'bus/too-large', path: 'headers' };
  if (record.value === null) return { code: 'bus/tombstone' };
  if (record.value.length > LIMITS.dataBytes) return { code: 'bus/too-large', path: 'data' };
  return undefined;
};

const REQUIRED = ['specversion', 'id', 'source', 'type'] as const;
const KNOWN = new Set<string>([
  ...REQUIRED,
  'subject',
  'time',
  'dataschema',
  'datacontenttype',
  'sequence',
  'traceparent',
]);

const optional = <Name extends string>(name: Name, attributes: Attributes): { readonly [name in Name]?: string } => {
  const text = attributes.get(name);
  return (text === undefined ? {} : { [name]: text }) as { readonly [name in Name]?: string };
};

const extensionsOf = (attributes: Attributes): Readonly<Record<string, string>> =>
  Object.fromEntries([...attributes].filter(([name]) => !KNOWN.has(name)));

const eventOf = (record: ConsumedRecord, key: string | null, attributes: Attributes): IncomingEvent => {
  const sequence = parseSequence(attributes.get('sequence') ?? '');
  const traceparent = attributes.get('traceparent') ?? '';
  return {
    topic: record.topic,
    offset: record.offset,
    appendedAt: record.appendedAt,
    key,
    id: attributes.get('id') ?? '',
    source: attributes.get('source') ?? '',
    type: attributes.get('type') ?? '',
    ...optional('subject', attributes),
    ...optional('time', attributes),
    ...optional('dataschema', attributes),
    ...optional('datacontenttype', attributes),
    ...(sequence && { sequence }),
    ...(isTraceparent(traceparent) && { traceparent }),
    extensions: extensionsOf(attributes),
    data: record.value ?? new Uint8Array(),
  };
};

/**
 * Reads the Kafka protocol binding of CloudEvents 1.0 in binary mode. Our own reader, since `cloudevents` 10 takes
 * Buffers for attributes, repeated headers, unknown versions, malformed times and non-UTF-8 without a word.
 */
export const readCloudEvent = (record: ConsumedRecord): Outcome<IncomingEvent, CloudEventRefusal> => {
  const refusal = checkKind(record);
  if (refusal !== undefined) return refused(refusal);
  const read = readAttributes(record);
  if (!read.ok) return read;
  const missing = REQUIRED.find((name) => !read.value.has(name));
  if (missing !== undefined) return refused({ code: 'bus/missing-attribute', path: missing });
  if (read.value.get('specversion') !== '1.0') return refused({ code: 'bus/wrong-specversion', path: 'specversion' });
  const key = record.raw.key === null ? null : textOf(record.raw.key);
  return key === undefined ? bad('key', 'not UTF-8') : ok(eventOf(record, key, read.value));
};
