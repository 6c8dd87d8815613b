import { Option } from 'commander';
import type { Command } from 'commander';
import type { RankingQuery, ReportQuery, TimesQuery } from '@lienthong/client';
import type { LocalDate } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import {
  drawTimes,
  formTable,
  ON_TIME_RULES,
  rankingTable,
  reportTables,
  timeTable,
  VIEW_TITLES,
} from '@lienthong/reporting';
import type { ViewName } from '@lienthong/reporting';
import { writeTextFile } from '../hub/text-file.js';
import { saveTables } from '../reports/save.js';
import type { SaveOptions } from '../reports/save.js';
import { tableText } from '../render/figures.js';
import { reportHeading, reportText } from '../render/report.js';
import { localDate, moment } from '../shell/dates.js';
import type { Shell } from '../shell/io.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';
import { addSynthetic } from './report.synthetic.js';

interface AskedPeriod extends SaveOptions {
  readonly agency: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly knownAt?: Instant;
}

interface Ruled extends AskedPeriod {
  readonly rule: string;
  readonly view: ViewName;
}

const periodOptions = (verb: Command): Command =>
  verb
    .requiredOption('--agency <code>', 'the unit; those below it belong to it')
    .requiredOption('--from <day>', 'first day of the period, as 2026-07-01', localDate)
    .requiredOption('--to <day>', 'last day', localDate)
    .option('--known-at <moment>', 'leave out what became known later: a day (its midnight), or RFC 3339', moment)
    .option('--csv <file>', 'write it here as CSV')
    .option('--xlsx <file>', 'write it here as a workbook');

const ruleOptions = (verb: Command): Command =>
  periodOptions(verb)
    .addOption(new Option('--rule <rule>', 'when a dossier is late').choices(ON_TIME_RULES).default('portal'))
    .addOption(
      new Option('--view <view>', 'as reported, post set apart, by when it happened, or both')
        .choices(Object.keys(VIEW_TITLES))
        .default('reported'),
    );

const queryOf = ({ agency, from, to, knownAt }: AskedPeriod): TimesQuery => ({
  agency,
  from,
  to,
  ...(knownAt === undefined ? {} : { knownAt }),
});

const ruledQuery = (asked: Ruled): ReportQuery => ({ ...queryOf(asked), rule: asked.rule });

const addForm = (report: Command, io: Shell): void => {
  ruleOptions(report.command('II06a').summary('form II.06a: situation and results of resolving procedures'))
    .description('Biểu II.06a (Thông tư 01/2020/TT-VPCP), tỷ lệ quá hạn, nguyên nhân, tỷ lệ lệch đối soát.')
    .addHelpText(
      'after',
      examples(
        'lienthong report II06a --agency H49.204 --from 2026-07-01 --to 2026-09-30',
        'lienthong report II06a --agency H49 --from 2026-07-01 --to 2026-09-30 --known-at 2026-10-01 --xlsx quy-3.xlsx',
      ),
    )
    .action(
      action<[Ruled]>(io, async ({ client, terminal }, asked) => {
        const told = orStop(await (await client()).reports.ii06a(ruledQuery(asked)));
        const form = formTable(VIEW_TITLES[asked.view], told.forms[asked.view]);
        const tables = reportTables(told);
        await saveTables(asked, form, tables);
        terminal.result(told, () => reportText(told, asked.view));
      }),
    );
};

const addTime = (report: Command, io: Shell): void => {
  periodOptions(report.command('time').summary('where the time goes: means per procedure and per leg'))
    .option('--svg <file>', 'draw it here')
    .description('Thời gian giải quyết trung bình theo thủ tục và chặng.')
    .addHelpText(
      'after',
      examples('lienthong report time --agency H49 --from 2026-07-01 --to 2026-09-30 --svg thoi-gian.svg'),
    )
    .action(
      action<[AskedPeriod & { readonly svg?: string }]>(io, async ({ client, terminal }, asked) => {
        const told = orStop(await (await client()).reports.averageTime(queryOf(asked)));
        const times = timeTable(told.procedures);
        await saveTables(asked, times, [times]);
        if (asked.svg !== undefined) {
          const title = `Thời gian đi đâu: ${told.unit}, ${asked.from} – ${asked.to}`;
          await writeTextFile(asked.svg, drawTimes(title, told.procedures));
        }
        terminal.result(told, () =>
          [reportHeading('Thời gian trung bình', told.unit, told.period, told.knownAt), tableText(times)].join('\n'),
        );
      }),
    );
};

const addRanking = (report: Command, io: Shell): void => {
  ruleOptions(report.command('ranking').summary('peers by their share on time'))
    .option('--peers <codes...>', 'whom to compare; default all directly below the agency')
    .description('Xếp hạng các đơn vị theo tỷ lệ đúng hạn.')
    .addHelpText('after', examples('lienthong report ranking --agency H49 --from 2026-07-01 --to 2026-09-30'))
    .action(
      action<[Ruled & { readonly peers?: readonly string[] }]>(io, async ({ client, terminal }, asked) => {
        const { view, peers } = asked;
        const query: RankingQuery = { ...ruledQuery(asked), view, ...(peers === undefined ? {} : { peers }) };
        const told = orStop(await (await client()).reports.ranking(query));
        const ranked = rankingTable(told.ranked);
        await saveTables(asked, ranked, [ranked]);
        const short = {
          ...ranked,
          headings: ranked.headings.slice(0, 3),
          rows: ranked.rows.map((row) => row.slice(0, 3)),
        };
        terminal.result(told, () =>
          [
            reportHeading(`Xếp hạng, ${VIEW_TITLES[view]}`, told.unit, told.period, told.knownAt),
            tableText(short, [2]),
          ].join('\n'),
        );
      }),
    );
};

export const addReport: AddVerb = (program, io) => {
  const report = program.command('report').description('Báo cáo: biểu II.06a, thời gian trung bình, xếp hạng');
  addForm(report, io);
  addTime(report, io);
  addRanking(report, io);
  addSynthetic(report, io);
};
