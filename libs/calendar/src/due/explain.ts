import { assertNever } from '@lienthong/kernel';
import { dayAt, dayNumberOf } from '../days/civil-day.js';
import { clockText } from '../days/clock-time.js';
import type { WorkingTime } from '../hours/working-time.js';
import { countDue, dueDate } from './due-date.js';
import type { DueDate, DueRequest, Standstill, Stretch } from './due-date.js';
import { daysBefore, daysOnTheWay } from './explain.days.js';
import { limitText } from './limit.js';
import { dayText, halvesText, momentText } from './words.js';

export interface Explanation extends DueDate {
  /** “Vì sao ngày này”: one step a line, in Vietnamese, from reception to the due date. */
  readonly lines: readonly string[];
}

const startText = (time: WorkingTime, { start }: Stretch, cutoff: number | undefined): string => {
  switch (start.reason) {
    case 'in-session':
      return `Đồng hồ chạy từ ${momentText(start.ms)}, trong giờ làm việc.`;
    case 'out-of-session':
      return `Ngoài giờ làm việc: tính từ buổi làm việc kế tiếp, ${momentText(start.ms)}.`;
    case 'receiving-only':
      return `Buổi chỉ tiếp nhận, không giải quyết: tính từ buổi làm việc kế tiếp, ${momentText(start.ms)}.`;
    case 'after-cutoff':
      return `Sau ${clockText(cutoff ?? 0)}: tính từ ngày làm việc tiếp theo, ${dayText(time.dayOf(start.half))}.`;
    default:
      return assertNever(start.reason);
  }
};

const RULES = {
  'working-days': 'không tính ngày bắt đầu, hết buổi làm việc cuối của ngày cuối',
  'half-days': 'không tính buổi bắt đầu, hết buổi cuối',
  'working-hours': '8 giờ là một ngày làm việc, phần lẻ tính theo phút trong giờ làm việc',
  'calendar-days': 'không tính ngày bắt đầu; ngày cuối là ngày nghỉ thì chuyển sang ngày làm việc tiếp theo',
} as const;

const stoodText = ({ before, after }: Standstill): string => {
  if (before.unit === 'calendar-days' && after.unit === 'calendar-days') return `${after.day - before.day} ngày`;
  if (before.unit === 'working-hours' || !('half' in before && 'half' in after)) return 'thời gian chờ';
  return `${halvesText(after.half - before.half)} ngày làm việc`;
};

const stopText = (stop: Standstill): string =>
  `Tạm dừng từ ${momentText(Date.parse(stop.from))} đến ${momentText(Date.parse(stop.to))}: ` +
  `không tính ${stoodText(stop)}.`;

const stretchText = (
  time: WorkingTime,
  stretch: Stretch,
  began: number,
  { limit, cutoff }: DueRequest,
): readonly string[] => [
  startText(time, stretch, cutoff),
  ...daysBefore(time, dayAt(began), time.dayOf(stretch.start.half)),
  `Thời hạn ${limitText(limit)}: ${RULES[limit.unit]}.`,
  ...stretch.stops.map(stopText),
  ...daysOnTheWay(time, stretch),
];

const knownText = ({ calendar, hours }: WorkingTime): string => {
  const known = calendar.knownOn === undefined ? '' : `, biết đến ${dayText(dayNumberOf(calendar.knownOn))}`;
  return `Theo lịch làm việc phiên bản ${calendar.version}${known}; ${hours.name}.`;
};

/** The due date with every step that led to it; it is the same as `dueDate` gives. */
export const explainDue = (time: WorkingTime, request: DueRequest): Explanation => {
  const computed = dueDate(time, request);
  const [first, ...afresh] = countDue(time, request);
  const received = Date.parse(request.receivedAt);
  const restarts = (request.stops ?? []).filter(({ then }) => then === 'afresh').map(({ to }) => Date.parse(to));
  return {
    ...computed,
    lines: [
      `Tiếp nhận lúc ${momentText(received)}.`,
      ...stretchText(time, first, received, request),
      ...afresh.flatMap((stretch, index) => {
        const began = restarts[index] ?? received;
        return [
          `Nhận đủ lúc ${momentText(began)}: tính lại toàn bộ thời hạn.`,
          ...stretchText(time, stretch, began, request),
        ];
      }),
      `Hẹn trả: ${momentText(Date.parse(computed.due))}.`,
      knownText(time),
      ...(computed.provisional ? ['Tạm tính: chưa có quyết định về ngày nghỉ của năm liên quan.'] : []),
    ],
  };
};

/** The same request under several calendars, as when a day was swapped after a due date had been printed. */
export const compareDue = (times: readonly WorkingTime[], request: DueRequest): readonly string[] =>
  times.map((time) => {
    const { due, version } = dueDate(time, request);
    return `Theo phiên bản ${version}: ${momentText(Date.parse(due))}.`;
  });
