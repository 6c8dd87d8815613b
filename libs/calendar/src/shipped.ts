import { readFile } from 'node:fs/promises';
import { Fault } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import { createCalendarHistory } from './history/known-calendar.js';
import type { CalendarHistory } from './history/known-calendar.js';
import { parseDecisions } from './history/parse-decisions.js';
import { parseHours } from './hours/parse-hours.js';
import type { UnitHours } from './hours/unit-hours.js';

const read = async <T>(name: string, parse: (value: unknown) => Outcome<T>): Promise<T> => {
  const file = new URL(`../data/${name}`, import.meta.url);
  const parsed = parse(JSON.parse(await readFile(file, 'utf8')) as unknown);
  if (parsed.ok) return parsed.value;
  throw new Fault('calendar/shipped-broken', `${name}: ${parsed.refusal.code} ${parsed.refusal.path ?? ''}`);
};

/** Việt Nam’s holidays and swaps, decided for 2024–2026, each decision with its source and the day it became known. */
export const loadCalendarHistory = async (): Promise<CalendarHistory> =>
  createCalendarHistory(await read('decisions.json', parseDecisions));

/** Office hours as they are common, to begin with; a unit's own hours are facts of its own. By id. */
export const loadCommonHours = async (): Promise<ReadonlyMap<string, UnitHours>> =>
  new Map((await read('hours.json', parseHours)).map((hours) => [hours.id, hours]));
