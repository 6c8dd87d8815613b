import { dateOf, dayAt, timeOfDay, weekdayOf, MINUTE_MS } from '../days/civil-day.js';
import type { DayNumber, Weekday } from '../days/civil-day.js';
import { clockText } from '../days/clock-time.js';

const NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'thứ Hai',
  tue: 'thứ Ba',
  wed: 'thứ Tư',
  thu: 'thứ Năm',
  fri: 'thứ Sáu',
  sat: 'thứ Bảy',
  sun: 'Chủ nhật',
};

/** `thứ Hai 02/02/2026` */
export const dayText = (day: DayNumber): string => {
  const [year, month, date] = dateOf(day).split('-');
  return `${NAMES[weekdayOf(day)]} ${date ?? ''}/${month ?? ''}/${year ?? ''}`;
};

/** `từ thứ Hai 16/02/2026 đến thứ Sáu 20/02/2026`, or the one day. */
export const daysText = (from: DayNumber, to: DayNumber): string =>
  from === to ? dayText(from) : `từ ${dayText(from)} đến ${dayText(to)}`;

/** `07:30 thứ Hai 02/02/2026` */
export const momentText = (ms: number): string =>
  `${clockText(Math.floor(timeOfDay(ms) / MINUTE_MS))} ${dayText(dayAt(ms))}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `2`, `2½` */
export const halvesText = (halves: number): string => {
  const whole = Math.floor(halves / 2);
  if (halves % 2 === 0) return String(whole);
  return whole === 0 ? '½' : `${whole}½`;
};
