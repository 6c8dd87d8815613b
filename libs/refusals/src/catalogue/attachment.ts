import type { Area } from '../entry.js';

const refusalOf = (vi: string, en: string) => ({ status: 422, vi, en, axis: 10 as const });

export const attachment = {
  'attachment/missing': refusalOf(
    'Thiếu tệp đính kèm đã nêu trong văn bản.',
    'The document names a file that was not sent. Send every file it names.',
  ),
  'attachment/undeclared': refusalOf(
    'Có tệp gửi kèm nhưng không được nêu trong văn bản.',
    'A file was sent that the document does not name. Name it or leave it out.',
  ),
  'attachment/hash-mismatch': refusalOf(
    'Tệp đính kèm không khớp với mã băm đã khai.',
    'A file’s SHA-256 differs from what the document says. It changed on the way, or the hash is of other bytes.',
  ),
  'attachment/unknown': {
    status: 404,
    vi: 'Không tìm thấy tệp đính kèm.',
    en: 'The transfer has no such attachment, or this system may not see it.',
  },
} as const satisfies Area<'attachment'>;
