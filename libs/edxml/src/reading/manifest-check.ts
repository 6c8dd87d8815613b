import type { EdxmlAttachment, ManifestReference } from '../model/attachment.js';
import type { Notes } from './notes.js';

const MANIFEST = '/edXML/edXMLEnvelope/edXMLBody/edXMLManifest';
const ATTACHMENTS = '/edXML/AttachmentEncoded';

/** Warns where manifest and attachments do not name each other, and where two attachments share a content id. */
export const compareManifest = (
  manifest: readonly ManifestReference[],
  attachments: readonly EdxmlAttachment[],
  notes: Notes,
): void => {
  const delivered = new Set<string | undefined>();
  attachments.forEach(({ contentId }, index) => {
    const path = `${ATTACHMENTS}/Attachment[${index + 1}]/ContentId`;
    if (contentId === undefined) notes.warn('edxml/required-missing', path);
    else if (delivered.has(contentId)) notes.warn('edxml/content-id-repeated', path);
    else if (!manifest.some((reference) => reference.contentId === contentId)) {
      notes.warn('edxml/attachment-not-in-manifest', path);
    }
    delivered.add(contentId);
  });
  manifest.forEach(({ contentId }, index) => {
    if (contentId === undefined || !delivered.has(contentId)) {
      notes.warn('edxml/manifest-without-attachment', `${MANIFEST}/Reference[${index + 1}]`);
    }
  });
};
