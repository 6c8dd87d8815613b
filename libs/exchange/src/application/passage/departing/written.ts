import { appendTraceHeader, checkWritable, writeEdxml } from '@lienthong/edxml';
import type { EdxmlDraft } from '@lienthong/edxml';
import { ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { Departure } from './departure.js';

/** A message without attachments that the hub writes itself. Refusal: edxml/not-writable. */
export const writtenDeparture = (draft: EdxmlDraft, facts: Omit<Departure, 'expose' | 'bytes'>): Outcome<Departure> => {
  const writable = checkWritable(draft);
  if (!writable.ok) return refused({ ...writable.refusal, code: 'edxml/not-writable' });
  return ok({
    ...facts,
    expose: () => Promise.resolve(ok(undefined)),
    bytes: (hop) => appendTraceHeader(writeEdxml(draft, { dialect: 'java' }), hop),
  });
};
