import type { Area } from '../entry.js';

const badName = (vi: string, en: string) => ({ status: 422, vi, en, axis: 10 as const });

export const fileName = {
  'identifiers/file-name-empty': badName('Tệp đính kèm không có tên.', 'The file has no name. Give it one.'),
  'identifiers/file-name-too-long': badName(
    'Tên tệp quá dài.',
    'The file name is longer than 500 characters. Shorten it.',
  ),
  'identifiers/file-name-unprintable': badName(
    'Tên tệp chứa ký tự không in được.',
    'The file name holds control or invisible characters. Remove them.',
  ),
  'identifiers/file-name-path': badName(
    'Tên tệp không được chứa đường dẫn.',
    'The file name holds a slash, backslash or colon, or only dots. Send the bare name.',
  ),
  'identifiers/file-name-reserved': badName(
    'Tên tệp trùng với tên dành riêng của hệ điều hành.',
    'Some systems cannot save a file of this name (a device name, or a space or dot at its end). Rename it.',
  ),
} as const satisfies Area<'identifiers'>;
