import { checkWritable } from '@lienthong/edxml';
import type { Instant } from '@lienthong/kernel';
import type { Warning } from '../../domain/transfer/document.js';
import { draftOf } from '../content/edxml-draft.js';
import type { Submitted } from '../content/edxml-draft.js';
import type { JsonDocument } from './json-document.js';

/** What a register calls an agency is no matter of the sender's: its code stands for it here. */
const codes = { nameOf: (code: string) => code };

/** Tells the sender of a JSON document where it does not fit edXML: its recipients can then read it as JSON only. */
export const edxmlFit = (submitted: Submitted, document: JsonDocument, now: Instant): readonly Warning[] => {
  const draft = draftOf(submitted, document, codes, now);
  if (!draft) return [{ code: 'edxml/not-writable', path: '/from' }];
  const described = (document.attachments ?? []).map(({ name, description }, index) => ({
    contentId: String(index),
    name,
    ...(description === undefined ? {} : { description }),
  }));
  const writable = checkWritable(draft, described);
  return writable.ok ? [] : [{ code: 'edxml/not-writable', path: writable.refusal.path ?? '/' }];
};
