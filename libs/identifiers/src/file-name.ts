import { ok, refused } from '@lienthong/kernel';
import type { Brand, Outcome, Refusal } from '@lienthong/kernel';
import { isPrintable, lengthOf } from './printable.js';

/**
 * The name of an attachment, safe to show and to offer for saving on any system: one path segment, printable, not a
 * device name. At most 500 characters (QCVN 102:2016, AttachmentName). Never used as a path here.
 */
export type FileName = Brand<string, 'FileName'>;

export type FileNameRefusal = Refusal<
  | 'identifiers/file-name-empty'
  | 'identifiers/file-name-too-long'
  | 'identifiers/file-name-unprintable'
  | 'identifiers/file-name-path'
  | 'identifiers/file-name-reserved'
>;

export const FILE_NAME_MAX_LENGTH = 500;

/** The colon names drives and alternate streams on Windows. */
const PATH = /[/\\:]/;
const DOTS = /^\.+$/;
/** Windows takes these for devices whatever the extension, and drops dots and spaces at the end. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)/i;

const faultOf = (text: string): FileNameRefusal['code'] | undefined => {
  if (text.trim() === '') return 'identifiers/file-name-empty';
  if (lengthOf(text) > FILE_NAME_MAX_LENGTH) return 'identifiers/file-name-too-long';
  if (!isPrintable(text)) return 'identifiers/file-name-unprintable';
  if (PATH.test(text) || DOTS.test(text)) return 'identifiers/file-name-path';
  return DEVICE.test(text) || /^\s|[\s.]$/u.test(text) ? 'identifiers/file-name-reserved' : undefined;
};

export const isFileName = (text: string): text is FileName => faultOf(text) === undefined;

export const parseFileName = (text: string): Outcome<FileName, FileNameRefusal> => {
  const code = faultOf(text);
  return code === undefined ? ok(text as FileName) : refused({ code });
};
