export { clockText, parseClock } from './days/clock-time.js';
export type { ClockMinutes } from './days/clock-time.js';
export { dayAt, dayNumberOf, momentOf, WEEKDAYS } from './days/civil-day.js';
export type { DayNumber, Weekday } from './days/civil-day.js';
export type {
  CalendarDecision,
  CalendarRefusalCode,
  Closure,
  RecurringHoliday,
  SettledHoliday,
  Swap,
} from './history/decision.js';
export { createCalendarHistory } from './history/known-calendar.js';
export type { CalendarHistory, KnownCalendar } from './history/known-calendar.js';
export { parseDecisions } from './history/parse-decisions.js';
export type { DecisionsRefusal } from './history/parse-decisions.js';
export { parseHours } from './hours/parse-hours.js';
export type { HoursRefusal } from './hours/parse-hours.js';
export type { Session, UnitHours, WeekHours } from './hours/unit-hours.js';
export { createWorkingTime, createWorkingTimes } from './hours/working-time.js';
export type { WorkingTime } from './hours/working-time.js';
export { checkLimit, LIMIT_UNITS, limitText, parseLimit } from './due/limit.js';
export type { Limit, LimitRefusal, LimitUnit } from './due/limit.js';
export { dueDate } from './due/due-date.js';
export type { DueDate, DueRequest, Stop } from './due/due-date.js';
export type { StartReason } from './due/start.js';
export { compareDue, explainDue } from './due/explain.js';
export type { Explanation } from './due/explain.js';
export { workedBefore } from './due/worked-before.js';
export { workedMinutes, workedMinutesBetween } from './due/elapsed.js';
export { halfOpensAt, halfOpensBefore } from './due/half.js';
export { loadCalendarHistory, loadCommonHours } from './shipped.js';
