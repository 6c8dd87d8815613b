import type { Command } from 'commander';
import { addAgencyActs } from './agency-acts.js';
import type { Agency, AgencyQuery } from '@lienthong/client';
import { readRecords } from '../hub/agency-records.js';
import { importRecords } from '../hub/import-records.js';
import { agencyText, resolutionText } from '../render/agency.js';
import { table } from '../render/table.js';
import { startProgress } from '../render/progress.js';
import { Misused, orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';
import { EXIT } from '../shell/exit-codes.js';
import type { Shell } from '../shell/io.js';

const addImport = (agency: Command, io: Shell): void => {
  agency
    .command('import [file]')
    .summary('record agencies from a JSON file')
    .description(
      'Nhập danh bạ cơ quan. Nhập lại không thay đổi gì; dòng sai bị từ chối riêng.\nA JSON array of records, or an object with `records`; repeating an import changes nothing.',
    )
    .option('--example', 'the example register that ships with the hub')
    .addHelpText('after', examples('lienthong agency import --example', 'lienthong agency import danh-ba.json'))
    .action(
      action<[string | undefined, { example?: boolean }]>(io, async (session, file, { example = false }) => {
        if ((file === undefined) !== example) {
          throw new Misused({ vi: 'Chọn một tệp hoặc --example.', en: 'Give either a file or --example.' });
        }
        const client = await session.client();
        const records = file === undefined ? undefined : await readRecords(file);
        using progress = startProgress(session, 'Nhập danh bạ', records?.length ?? 0);
        const report = orStop(
          await (records ? importRecords(client, records, progress.to) : client.agencies.importExample()),
        );
        session.terminal.result(
          report,
          () =>
            `Mới ${report.added}, đổi ${report.changed}, giữ nguyên ${report.unchanged} · added, changed, unchanged`,
        );
        for (const { index, code, problem } of report.refused) {
          const where = problem.path === undefined ? '' : ` (${problem.path})`;
          session.terminal.note(
            `Bị từ chối · refused #${index} ${code ?? ''}: ${problem.detail} [${problem.code}]${where}\n→ ${problem.title}`,
          );
        }
        if (report.refused.length > 0) session.io.exitWith(EXIT.refused);
      }),
    );
};

const addList = (agency: Command, io: Shell): void => {
  agency
    .command('list')
    .summary('the agencies of the register')
    .description('Danh bạ cơ quan tại một thời điểm.\nThe agencies at an instant, default now.')
    .option('--level <level>', 'central, province, district, commune')
    .option('--kind <kind>', 'authority, department, unit …')
    .option('--parent <code>', 'those below this one')
    .option('--search <text>', 'part of the name, with or without diacritics, or the start of a code')
    .option('--closed', 'also those closed by then')
    .option('--at <moment>', 'as of when: yyyy-MM-dd, or RFC 3339')
    .addHelpText(
      'after',
      examples('lienthong agency list --parent H49', 'lienthong agency list --search tien yen --at 2025-06-30'),
    )
    .action(
      action<[AgencyQuery]>(io, async ({ client, terminal }, { level, kind, parent, search, closed, at }) => {
        const hub = await client();
        const asked = { level, kind, parent, search, closed, at };
        const query: AgencyQuery = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
        const items: Agency[] = [];
        for (let after: string | undefined, more = true; more; more = after !== undefined) {
          const page = orStop(
            await hub.agencies.list({ ...query, limit: 500, ...(after === undefined ? {} : { after }) }),
          );
          items.push(...page.items);
          after = page.next;
        }
        terminal.result({ items }, () => table(['Mã · code', 'Tên · name', 'Cấp', ''], items.map(agencyText)));
      }),
    );
};

const addShow = (agency: Command, io: Shell): void => {
  agency
    .command('show <code>')
    .summary('who answers for a code')
    .description('Đơn vị giữ mã này và đơn vị trả lời thay tại một thời điểm.')
    .option('--at <moment>', 'as of when: yyyy-MM-dd, or RFC 3339')
    .addHelpText(
      'after',
      examples('lienthong agency show H49.32', 'lienthong agency show 000.00.00.H49 --at 2025-06-30'),
    )
    .action(
      action<[string, { at?: string }]>(io, async ({ client, terminal }, code, { at }) => {
        const found = orStop(await (await client()).agencies.resolve(code, at));
        terminal.result(found, () => resolutionText(found));
      }),
    );
};

export const addAgency: AddVerb = (program, io) => {
  const agency = program.command('agency').description('Danh bạ cơ quan · the register of agencies');
  addImport(agency, io);
  addList(agency, io);
  addShow(agency, io);
  addAgencyActs(agency, io);
};
