import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';
import { WEEKDAYS } from '../days/civil-day.js';
import type { Weekday } from '../days/civil-day.js';
import { parseClock } from '../days/clock-time.js';
import { JsonReader, Unreadable } from '../history/json-reader.js';
import type { Session, UnitHours, WeekHours } from './unit-hours.js';

const NOON = 12 * 60;
/** A morning that ends later is two sessions. */
const LATEST_MORNING = 13 * 60;

class Overlap extends Unreadable {}

const clock = (json: JsonReader): number => parseClock(json.text()) ?? json.refuseHere();

const session = (json: JsonReader): Session => {
  json.only('opens', 'closes', 'works');
  const one = { opens: clock(json.at('opens')), closes: clock(json.at('closes')), works: json.at('works').bool(true) };
  if (one.closes <= one.opens) json.at('closes').refuseHere();
  if (one.works && one.opens < NOON && one.closes > LATEST_MORNING) throw new Overlap(json.at('closes').path);
  return one;
};

const sessionsOf = (json: JsonReader): readonly Session[] => {
  const sessions = json.list().map(session);
  sessions.forEach((one, index) => {
    const before = sessions[index - 1];
    if (before === undefined) return;
    const sameHalf = one.works && before.works && before.opens < NOON === one.opens < NOON;
    if (one.opens < before.closes || sameHalf) throw new Overlap(`${json.path}/${index}`);
  });
  return sessions;
};

/** `mon`, or from one to another: `mon-fri`. */
const weekdaysOf = (key: string): readonly Weekday[] => {
  const [first = '', last = first, ...more] = key.split('-');
  const from = WEEKDAYS.findIndex((day) => day === first);
  const to = WEEKDAYS.findIndex((day) => day === last);
  return more.length > 0 || from < 0 || to < from ? [] : WEEKDAYS.slice(from, to + 1);
};

const week = (json: JsonReader): WeekHours => {
  json.only('from', 'source', 'days');
  const listed = json.at('days');
  const days: Partial<Record<Weekday, readonly Session[]>> = {};
  for (const key of listed.keys()) {
    const weekdays = weekdaysOf(key);
    if (weekdays.length === 0) listed.at(key).refuseHere();
    for (const weekday of weekdays) {
      if (days[weekday] !== undefined) throw new Overlap(listed.at(key).path);
      days[weekday] = sessionsOf(listed.at(key));
    }
  }
  // Where nothing ever works no limit ever ends.
  if (!Object.values(days).some((sessions) => sessions.some(({ works }) => works))) listed.refuseHere();
  return { from: json.at('from').date(), source: json.at('source').text(), days };
};

const unit = (json: JsonReader): UnitHours => {
  json.only('id', 'name', 'versions');
  const listed = json.at('versions').list();
  if (listed.length === 0) json.at('versions').refuseHere();
  const versions = listed.map(week);
  listed.forEach((version, index) => {
    const before = versions[index - 1];
    if (before !== undefined && version.at('from').date() <= before.from) version.refuseHere();
  });
  return { id: json.at('id').text(), name: json.at('name').text(), versions };
};

export type HoursRefusal = Refusal<'calendar/hours-malformed' | 'calendar/sessions-overlap'>;

/** Hours of units as JSON holds them (`data/hours.json` shows the shape); `path` is a JSON pointer into it. */
export const parseHours = (value: unknown): Outcome<readonly UnitHours[], HoursRefusal> => {
  try {
    return ok(new JsonReader(value).list().map(unit));
  } catch (error) {
    if (error instanceof Overlap) return refused({ code: 'calendar/sessions-overlap', path: error.path });
    if (error instanceof Unreadable) return refused({ code: 'calendar/hours-malformed', path: error.path });
    throw error;
  }
};
