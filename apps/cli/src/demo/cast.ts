/** Who plays: codes of the example register. */
export const CAST = {
  /** Văn phòng Chính phủ. */
  office: 'G22',
  province: 'H49',
  finance: 'H49.07',
  justice: 'H49.06',
  tienYen: 'H49.204',
  honGai: 'H49.217',
  baiChay: 'H49.218',
  haLam: 'H49.219',
  camPha: 'H49.221',
  coTo: 'H49.223',
} as const;

export type Role = keyof typeof CAST;

/** Thị trấn Tiên Yên, merged into xã Tiên Yên on 1 July 2025. */
export const MERGED_COMMUNE = 'H49.32.01';

/** Huyện Tiên Yên: abolished on 1 July 2025, its territory went to three communes. */
export const ABOLISHED_DISTRICT = 'H49.32';

/** Huyện Đầm Hà: abolished, no successor on record. */
export const CLOSED_DISTRICT = 'H49.33';
