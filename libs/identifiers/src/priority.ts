import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';

/** Degree of urgency (QCVN 102:2016, Priority 0–4). */
export const PRIORITIES = [0, 1, 2, 3, 4] as const;

export type Priority = (typeof PRIORITIES)[number];

export const PRIORITY_NAMES: Readonly<Record<Priority, string>> = {
  0: 'Thường',
  1: 'Khẩn',
  2: 'Thượng khẩn',
  3: 'Hỏa tốc',
  4: 'Hỏa tốc hẹn giờ',
};

export const isPriority = (value: number): value is Priority => (PRIORITIES as readonly number[]).includes(value);

/** Reads the wire form, one digit. */
export const parsePriority = (wire: string): Outcome<Priority, Refusal<'identifiers/priority-unknown'>> => {
  const value = /^\d$/.test(wire) ? Number(wire) : Number.NaN;
  return isPriority(value) ? ok(value) : refused({ code: 'identifiers/priority-unknown' });
};
