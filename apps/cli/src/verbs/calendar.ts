import { Option } from 'commander';
import type { Command } from 'commander';
import {
  compareDue,
  createWorkingTime,
  explainDue,
  loadCalendarHistory,
  loadCommonHours,
  parseClock,
  parseLimit,
} from '@lienthong/calendar';
import type { CalendarDecision, DueRequest, UnitHours } from '@lienthong/calendar';
import type { Instant } from '@lienthong/kernel';
import { problemOf } from '@lienthong/refusals';
import { table } from '../render/table.js';
import { moment, now } from '../shell/dates.js';
import type { Shell } from '../shell/io.js';
import { Misused, Stopped } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';

interface DueOptions {
  readonly received: Instant;
  readonly limit: string;
  readonly cutoff?: string;
  readonly hours: string;
  readonly knownAt?: Instant;
}

const hoursNamed = async (id: string): Promise<UnitHours> => {
  const common = await loadCommonHours();
  const hours = common.get(id);
  if (hours !== undefined) return hours;
  throw new Misused({ vi: `Không có giờ làm việc ${id}.`, en: `--hours is one of: ${[...common.keys()].join(', ')}` });
};

const requestOf = ({ received, limit: text, cutoff }: DueOptions): DueRequest => {
  const limit = parseLimit(text);
  if (!limit.ok) throw new Stopped(problemOf(limit.refusal));
  if (cutoff === undefined) return { receivedAt: received, limit: limit.value };
  const minutes = parseClock(cutoff);
  if (minutes === undefined) throw new Misused({ vi: 'Giờ không hợp lệ.', en: '--cutoff is a time, as 15:00.' });
  return { receivedAt: received, limit: limit.value, cutoff: minutes };
};

const addDue = (calendar: Command, io: Shell): void => {
  calendar
    .command('due')
    .summary('a due date, and why it is that')
    .description('Ngày hẹn trả và vì sao ngày này.\nStep by step, with the calendar known at a moment.')
    .requiredOption('--received <moment>', 'yyyy-MM-dd, or RFC 3339', moment)
    .requiredOption('--limit <limit>', '3d working days, 1hd half days, 8h working hours, 30cd calendar days')
    .option('--cutoff <time>', 'received later counts from the next working day, as 15:00')
    .option('--known-at <moment>', 'with the calendar known then; default at reception', moment)
    .addOption(new Option('--hours <id>', 'whose sessions').default('gio-hanh-chinh'))
    .addHelpText(
      'after',
      examples(
        'lienthong calendar due --received 2026-02-13T15:20:00+07:00 --limit 3d --cutoff 15:00',
        'lienthong calendar due --received 2025-12-31T10:00:00+07:00 --limit 1d --known-at 2025-12-20',
      ),
    )
    .action(
      action<[DueOptions]>(io, async ({ terminal }, options) => {
        const [history, hours] = [await loadCalendarHistory(), await hoursNamed(options.hours)];
        const timeAt = (instant: Instant) => createWorkingTime(history.knownAt(instant), hours);
        const request = requestOf(options);
        const then = timeAt(options.knownAt ?? options.received);
        const latest = timeAt(now());
        const explanation = explainDue(then, request);
        const changed = explanation.due === explainDue(latest, request).due ? [] : compareDue([then, latest], request);
        terminal.result({ ...explanation, ...(changed.length === 0 ? {} : { changed }) }, () =>
          [...explanation.lines, ...changed].join('\n'),
        );
      }),
    );
};

const row = ({ knownOn, source, assumed }: CalendarDecision, index: number): readonly (string | number)[] => [
  index + 1,
  knownOn,
  assumed === undefined ? '' : 'giả định',
  source,
];

const addVersions = (calendar: Command, io: Shell): void => {
  calendar
    .command('versions')
    .summary('the decisions of which the calendar is made')
    .description('Các quyết định về ngày nghỉ, ngày làm bù, theo ngày được biết.')
    .addHelpText('after', examples('lienthong calendar versions', 'lienthong calendar versions --json'))
    .action(
      action<[object]>(io, async ({ terminal }) => {
        const { decisions } = await loadCalendarHistory();
        terminal.result({ items: decisions }, () =>
          table(['Phiên bản', 'Biết từ', '', 'Căn cứ · source'], decisions.map(row)),
        );
      }),
    );
};

export const addCalendar: AddVerb = (program, io) => {
  const calendar = program.command('calendar').description('Lịch làm việc, ngày hẹn trả · working time');
  addDue(calendar, io);
  addVersions(calendar, io);
};
