import { checkWritable, isWireOrganId } from '@lienthong/edxml';
import type { Instant } from '@lienthong/kernel';
import type { Warning } from '../../domain/transfer/document.js';
import { draftOf } from '../content/edxml-draft.js';
import type { Submitted } from '../content/edxml-draft.js';
import { jsonPlaceOf } from './json-place.js';
import type { PartyPlaces } from './json-place.js';
import type { JsonDocument } from './json-document.js';

/** What a register calls an agency is no matter of the sender's: its code stands for it here. */
const codes = { nameOf: (code: string) => code };

/** Of a submission; codes that are none of edXML have no place in it. */
const sentPlaces = (recipients: readonly string[]): PartyPlaces => ({
  from: '/from',
  to: recipients.flatMap((code, index) => (isWireOrganId(code) ? [`/to/${index}`] : [])).concat('/to'),
});

/** An update says nothing of the parties. */
export const UNSAID: PartyPlaces = { from: '', to: [] };

/** Tells the sender of a JSON document where it does not fit edXML: its recipients can then read it as JSON only. */
export const edxmlFit = (
  submitted: Submitted,
  document: JsonDocument,
  now: Instant,
  places: PartyPlaces = sentPlaces(submitted.recipients),
): readonly Warning[] => {
  const draft = draftOf(submitted, document, codes, now);
  if (!draft) return [{ code: 'edxml/not-writable', path: places.from }];
  const described = (document.attachments ?? []).map(({ name, description }, index) => ({
    contentId: String(index),
    name,
    ...(description === undefined ? {} : { description }),
  }));
  const writable = checkWritable(draft, described);
  return writable.ok ? [] : [{ code: 'edxml/not-writable', path: jsonPlaceOf(writable.refusal.path ?? '', places) }];
};
