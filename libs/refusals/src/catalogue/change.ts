import type { Area } from '../entry.js';

export const change = {
  'change/reason-required': {
    status: 422,
    vi: 'Phải ghi rõ lý do.',
    en: 'This change needs its reason in words. Repeat it with one.',
  },
} as const satisfies Area<'change'>;
