import { extensionOf } from '../attachments/name.js';
import { isZip } from '../attachments/zip-format.js';
import { isZipBased } from '../attachments/zip-rule.js';
import type { EdxmlAttachment } from '../model/attachment.js';

// What the axis's own kit sends as it is; everything else goes in a ZIP.
const RAW = new Set(['pdf', 'doc', 'docx', 'zip']);

/** How an attachment travels. A ZIP under a name that does not say so is wrapped too, or readers would open it. */
export const formOf = (name: string, start: Buffer): EdxmlAttachment['form'] => {
  const extension = extensionOf(name);
  return RAW.has(extension) && (isZipBased(extension) || !isZip(start)) ? 'raw' : 'zip';
};

/** The kit's receivers unzip by this type, so it follows the form. */
export const contentTypeOf = (name: string, form: EdxmlAttachment['form']): string =>
  form === 'zip' ? 'application/zip' : `application/${extensionOf(name) === '' ? 'octet-stream' : extensionOf(name)}`;
