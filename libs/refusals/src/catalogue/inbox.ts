import type { Area } from '../entry.js';

export const inbox = {
  'inbox/beyond-head': {
    status: 409,
    vi: 'Vị trí xác nhận vượt quá cuối hộp nhận.',
    en: 'The acknowledged sequence lies beyond the last entry, {head}. Read the inbox again and acknowledge what it gave.',
  },
} as const satisfies Area<'inbox'>;
