import type { ManifestReference } from '../../model/attachment.js';
import { ATTACHMENT_FIELDS } from '../../model/fields.js';
import type { XmlElement } from '../../xml/element.js';
import { childrenOf } from '../../xml/element.js';
import { isSafeName } from '../../attachments/name.js';
import type { Notes } from '../notes.js';
import { stop } from '../stop.js';
import { childOf, readFields } from './text.js';

/** The bare content id, without the `cid:` that some senders write once, twice, or not at all. */
export const bareContentId = (text: string): string => text.replace(/^(?:cid:)+/i, '');

/** What an `Attachment` or a `Reference` says of its file. Throws Stop for a name that is no file name. */
export const readDescriptor = (element: XmlElement, notes: Notes): ManifestReference => {
  const { contentId, ...rest } = readFields(element, ATTACHMENT_FIELDS, notes);
  if (rest.name !== undefined && !isSafeName(rest.name)) {
    throw stop('edxml/attachment-name', `${element.path}/AttachmentName`);
  }
  if (contentId === undefined) return rest;
  if (/^cid:cid:/i.test(contentId)) notes.warn('edxml/content-id-form', `${element.path}/ContentId`);
  return { contentId: bareContentId(contentId), ...rest };
};

export const readManifest = (envelope: XmlElement, notes: Notes): readonly ManifestReference[] => {
  const body = childOf(envelope, 'edXMLBody', notes);
  const manifest = body === undefined ? undefined : childOf(body, 'edXMLManifest', notes);
  if (manifest === undefined) return [];
  return childrenOf(manifest, 'Reference').map((reference) => {
    const described = readDescriptor(reference, notes);
    const href = reference.attributes.get('href');
    return described.contentId === undefined && href !== undefined && href !== ''
      ? { contentId: bareContentId(href), ...described }
      : described;
  });
};
