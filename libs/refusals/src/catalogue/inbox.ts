import type { Area } from '../entry.js';

export const inbox = {
  'inbox/beyond-head': {
    status: 409,
    vi: 'Vị trí này vượt quá cuối hộp nhận ({head}).',
    en: 'The cursor or sequence lies beyond the last entry of the inbox, {head} (-1: it is empty). Use only places that this inbox gave; read it again from your last one, or from `start`.',
  },
  'inbox/cursor-malformed': {
    status: 400,
    vi: 'Con trỏ hộp nhận không đúng định dạng.',
    en: 'A cursor is `<epoch>:<revision>` as the inbox gave it. Start without one to read from the beginning.',
  },
  'inbox/other-epoch': {
    status: 409,
    vi: 'Kho dữ liệu đã được khôi phục; con trỏ cũ không còn giá trị.',
    en: 'The cursor is of another epoch: the hub was restored from a backup. Read on from the start or from a revision of epoch {epoch}, whose head is {head}, and compare.',
  },
  'inbox/no-message': {
    status: 404,
    vi: 'Mục này của hộp nhận không có gói tin edXML.',
    en: 'The entry is a notice, a receipt or an echo: the axis has no message for it.',
    axis: 21,
  },
  'inbox/unknown': {
    status: 404,
    vi: 'Không tìm thấy hộp nhận.',
    en: 'There is no such inbox, or this system holds no mandate for its agency.',
  },
} as const satisfies Area<'inbox'>;
