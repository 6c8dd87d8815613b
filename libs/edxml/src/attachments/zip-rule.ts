import { extensionOf } from './name.js';

const ZIP_BASED = new Set([
  ...['zip', 'docx', 'docm', 'dotx', 'xlsx', 'xlsm', 'xltx', 'pptx', 'pptm', 'ppsx', 'potx'],
  ...[
    'odt',
    'ods',
    'odp',
    'odg',
    'odf',
    'ott',
    'ots',
    'otp',
    'jar',
    'war',
    'ear',
    'apk',
    'epub',
    'kmz',
    'xps',
    'asice',
    'asics',
  ],
]);

const KIT_ENTRY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.([^./\\]+)$/i;

/** True for a format that is itself a ZIP, so that finding one inside means nothing. */
export const isZipBased = (extension: string): boolean => ZIP_BASED.has(extension);

export interface ZipEvidence {
  /** AttachmentName, or the manifest's name for it; undefined while neither is known. */
  readonly name?: string;
  /** Name of the first entry. */
  readonly entryName: string;
  /** Entries by the end record; undefined where the ZIP is too long to wait for it. */
  readonly entries?: number;
}

/**
 * Whether a ZIP is only the wrapping of an attachment (then its one entry is delivered) or the attachment itself.
 * 1. A name ending in `.zip` is never opened.
 * 2. Another format based on ZIP (`.docx`, `.xlsx`, …) is opened only for the kits' own wrapping: one entry
 *    `<uuid>.<ext>` with the extension of the attachment.
 * 3. Any other name: opened when the ZIP has exactly one entry. Where the entries cannot be counted beforehand, only
 *    when the first has the extension of the attachment or the kits' form.
 * 4. No name known yet: only for the kits' form.
 */
export const isWrapping = ({ name, entryName, entries }: ZipEvidence): boolean => {
  if (entries !== undefined && entries !== 1) return false;
  const kitExtension = KIT_ENTRY.exec(entryName)?.[1]?.toLowerCase();
  if (name === undefined) return kitExtension !== undefined;
  const extension = extensionOf(name);
  if (extension === 'zip') return false;
  if (isZipBased(extension)) return kitExtension === extension;
  return entries === 1 || kitExtension !== undefined || extensionOf(entryName) === extension;
};
