import { newMoon, sunSector } from './astronomy.js';
import type { DayNumber } from './civil-day.js';

/** Julian day number of 1 January 1970. */
const EPOCH = 2_440_588;
/** The Vietnamese lunar calendar is reckoned in UTC+7 (Decision 121/CP of 1967); China's, in UTC+8, differs now and then. */
const ZONE_DAYS = 7 / 24;
const MONTH = 29.530588853;
const FIRST_NEW_MOON = 2_415_021.076998695;

const newMoonDay = (k: number): number => Math.floor(newMoon(k) + 0.5 + ZONE_DAYS);
const sectorOn = (julianDay: number): number => sunSector(julianDay - 0.5 - ZONE_DAYS);

/** First day of the month that holds the winter solstice: the eleventh. */
const eleventhMonth = (year: number): number => {
  const lastDay = Date.UTC(year, 11, 31) / 86_400_000 + EPOCH;
  const k = Math.floor((lastDay - 2_415_021) / MONTH);
  const day = newMoonDay(k);
  return sectorOn(day) >= 9 ? newMoonDay(k - 1) : day;
};

/** Months from the eleventh to the leap month: the first in which the sun enters no new sector. */
const leapOffset = (eleventh: number): number => {
  const k = Math.floor((eleventh - FIRST_NEW_MOON) / MONTH + 0.5);
  let offset = 1;
  let last = -1;
  let sector = sectorOn(newMoonDay(k + offset));
  do {
    last = sector;
    offset += 1;
    sector = sectorOn(newMoonDay(k + offset));
  } while (sector !== last && offset < 14);
  return offset - 1;
};

/** The civil day of a day of the Vietnamese lunar calendar; of a doubled month, its first. Years 1968–2199. */
export const lunarDay = (year: number, month: number, day: number): DayNumber => {
  const start = eleventhMonth(month < 11 ? year - 1 : year);
  const end = eleventhMonth(month < 11 ? year : year + 1);
  let offset = (month + 1) % 12;
  if (end - start > 365 && offset >= leapOffset(start)) offset += 1;
  const k = Math.floor(0.5 + (start - FIRST_NEW_MOON) / MONTH);
  return newMoonDay(k + offset) + day - 1 - EPOCH;
};
