import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';
import { dayNumberOf, isRestDay } from '../days/civil-day.js';
import type { CalendarDecision, Closure, RecurringHoliday, SettledHoliday, Swap } from './decision.js';
import { JsonReader, Unreadable } from './json-reader.js';

const recurring = (json: JsonReader): RecurringHoliday => {
  json.only('id', 'name', 'fromYear', 'solar', 'lunar', 'before', 'after', 'assumed');
  const calendar = json.at('lunar').present ? 'lunar' : 'solar';
  const day = json.at(calendar).only('month', 'day');
  return {
    id: json.at('id').text(),
    name: json.at('name').text(),
    fromYear: json.at('fromYear').whole(1968, 2199),
    day: { calendar, month: day.at('month').whole(1, 12), day: day.at('day').whole(1, 31) },
    before: json.at('before').present ? json.at('before').whole(0, 9) : 0,
    after: json.at('after').present ? json.at('after').whole(0, 9) : 0,
    ...(json.at('assumed').present ? { assumed: json.at('assumed').text() } : {}),
  };
};

const settled = (json: JsonReader): SettledHoliday => {
  json.only('holiday', 'year', 'days');
  const year = json.at('year').whole(1968, 2199);
  const days = json.at('days').list();
  for (const day of days) if (!day.date().startsWith(`${year}-`)) day.refuseHere();
  return { holiday: json.at('holiday').text(), year, days: days.map((day) => day.date()) };
};

const closure = (json: JsonReader): Closure => ({ date: json.at('date').date(), name: json.at('name').text() });

class ImpossibleSwap extends Unreadable {}

/** What is off must be a weekday, what works instead a weekly rest day. */
const swap = (json: JsonReader): Swap => {
  json.only('off', 'works');
  const [off, works] = [json.at('off').date(), json.at('works').date()];
  if (isRestDay(dayNumberOf(off))) throw new ImpossibleSwap(json.at('off').path);
  if (!isRestDay(dayNumberOf(works))) throw new ImpossibleSwap(json.at('works').path);
  return { off, works };
};

const decision = (json: JsonReader): CalendarDecision => {
  json.only('id', 'knownOn', 'source', 'assumed', 'recurring', 'settled', 'swaps', 'closures');
  return {
    id: json.at('id').text(),
    knownOn: json.at('knownOn').date(),
    source: json.at('source').text(),
    ...(json.at('assumed').present ? { assumed: json.at('assumed').text() } : {}),
    recurring: json.at('recurring').listOrNone().map(recurring),
    settled: json.at('settled').listOrNone().map(settled),
    swaps: json.at('swaps').listOrNone().map(swap),
    closures: json.at('closures').listOrNone().map(closure),
  };
};

export type DecisionsRefusal = Refusal<'calendar/decision-malformed' | 'calendar/swap-impossible'>;

/** A list of decisions as JSON holds them (`data/decisions.json` shows the shape); `path` is a JSON pointer into it. */
export const parseDecisions = (value: unknown): Outcome<readonly CalendarDecision[], DecisionsRefusal> => {
  try {
    return ok(new JsonReader(value).list().map(decision));
  } catch (error) {
    if (error instanceof ImpossibleSwap) return refused({ code: 'calendar/swap-impossible', path: error.path });
    if (error instanceof Unreadable) return refused({ code: 'calendar/decision-malformed', path: error.path });
    throw error;
  }
};
