import type { Instant } from '@lienthong/kernel';

/** Who takes part in births and deaths of one commune: codes of the example register. */
export const DOSSIER_CAST = {
  /** Ủy ban nhân dân xã Tiên Yên: its one-stop counter, and who registers births and deaths. */
  commune: 'H49.204',
  /** Công an xã Tiên Yên. */
  police: 'G01.549.04',
  /** Bảo hiểm xã hội cơ sở. */
  insurance: 'G24.549.02',
} as const;

export type DossierRole = keyof typeof DOSSIER_CAST;

/** `2026-11-23 08:00` of Việt Nam. */
export const local = (text: string): Instant => new Date(`${text.replace(' ', 'T')}:00+07:00`).toISOString() as Instant;

/** A Monday; the day after it is Ngày Văn hóa Việt Nam, on which nobody works. */
export const OPENING = '2026-11-23 08:00';

/** All that is played lies in it. */
export const PLAYED = { from: '2026-11-01', to: '2026-12-31' } as const;
