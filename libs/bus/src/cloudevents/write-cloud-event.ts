import type { BusRecord } from '../port/record.js';
import { isAttributeName, isAttributeValue } from './attributes.js';
import type { CloudEvent } from './event.js';
import { formatSequence } from './sequence.js';

const attributesOf = (event: CloudEvent): readonly (readonly [name: string, text: string | undefined])[] => [
  ['specversion', '1.0'],
  ['id', event.id],
  ['source', event.source],
  ['type', event.type],
  ['subject', event.subject],
  ['time', event.time],
  ['dataschema', event.dataschema],
  ['datacontenttype', event.datacontenttype],
  ['sequence', event.sequence && formatSequence(event.sequence)],
  ['traceparent', event.traceparent],
  ...Object.entries(event.extensions),
];

const headerOf = (name: string): string => (name === 'datacontenttype' ? 'content-type' : `ce_${name}`);

/** What it writes `readCloudEvent` reads as the same event. An attribute that breaks a rule is a bug: TypeError. */
export const writeCloudEvent = (event: CloudEvent): BusRecord => {
  const headers = new Map<string, string>();
  for (const [name, text] of attributesOf(event)) {
    if (text === undefined) continue;
    const header = headerOf(name);
    if (headers.has(header) || !isAttributeName(name) || !isAttributeValue(name, text))
      throw new TypeError(`No CloudEvent can carry this value of ${name}.`);
    headers.set(header, text);
  }
  return { key: event.key, value: event.data, headers: Object.fromEntries(headers) };
};
