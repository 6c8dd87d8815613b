import type { Command } from 'commander';
import { parseAgencyCode } from '@lienthong/identifiers';
import type { LocalDate } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import { countListed, listedOf, loadShippedProcedures, readProcedure } from '@lienthong/procedure';
import { drawProcedure } from '@lienthong/procedure/draw';
import { problemOf } from '@lienthong/refusals';
import { readTextFile, writeTextFile } from '../hub/text-file.js';
import { findInExample } from '../procedures/example-agencies.js';
import { findProcedure } from '../procedures/find-procedure.js';
import { problemText, toldProblem } from '../procedures/told-problem.js';
import { countsText, procedureRows } from '../render/procedure.js';
import { table } from '../render/table.js';
import { localDate, moment, now, today } from '../shell/dates.js';
import { EXIT } from '../shell/exit-codes.js';
import type { Shell } from '../shell/io.js';
import { Stopped } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';

interface CheckOptions {
  readonly at?: Instant;
  readonly place?: string;
  readonly roles: boolean;
}

const codeOf = (text: string) => {
  const parsed = parseAgencyCode(text);
  if (parsed.ok) return parsed.value.code;
  throw new Stopped(problemOf(parsed.refusal));
};

const rolesToFill = async ({ at, place }: CheckOptions) => ({
  finder: await findInExample(),
  at: at ?? now(),
  ...(place === undefined ? {} : { place: codeOf(place) }),
});

const addCheck = (procedure: Command, io: Shell): void => {
  procedure
    .command('check <file>')
    .summary('whether a definition is in order; status 1 where it is not')
    .description(
      'Kiểm tra định nghĩa thủ tục: cú pháp, vòng lặp, thời hạn, cơ quan chủ trì.\nEach problem with its line and column. Roles are looked up in the example register.',
    )
    .option('--at <moment>', 'who fills its roles when: yyyy-MM-dd, or RFC 3339; default now', moment)
    .option('--place <code>', 'for this place: exactly one agency fills each role')
    .option('--no-roles', 'leave out who fills its roles')
    .addHelpText(
      'after',
      examples(
        'lienthong procedure check khai-sinh.yaml',
        'lienthong procedure check khai-sinh.yaml --place H49.204 --json',
      ),
    )
    .action(
      action<[string, CheckOptions]>(io, async ({ terminal, io: shell }, file, options) => {
        const text = await readTextFile(file);
        const read = readProcedure(text, options.roles ? await rolesToFill(options) : undefined);
        if (read.ok) {
          const { code, name, from, legs } = read.value;
          const steps = legs.reduce((sum, leg) => sum + leg.steps.length, 0);
          terminal.result(
            { file, ok: true, code, from, legs: legs.length, steps },
            () => `Hợp lệ · valid: ${code} ${name}, ${legs.length} chặng, ${steps} bước`,
          );
          return;
        }
        const problems = read.problems.map(toldProblem);
        terminal.result({ file, ok: false, problems }, () =>
          problems.map((problem) => problemText(file, problem)).join('\n'),
        );
        shell.exitWith(EXIT.refused);
      }),
    );
};

interface DrawOptions {
  readonly on?: LocalDate;
  readonly out?: string;
}

const addDraw = (procedure: Command, io: Shell): void => {
  procedure
    .command('draw <file-or-code>')
    .summary('the flow chart of a procedure, as SVG')
    .description('Vẽ lưu đồ thủ tục, mỗi cơ quan một làn.\nSVG on standard output, or into a file.')
    .option('--on <day>', 'the version in force on this day; default today', localDate)
    .option('--out <file>', 'write it here')
    .addHelpText(
      'after',
      examples(
        'lienthong procedure draw 2.000986 --out khai-sinh.svg',
        'lienthong procedure draw khai-sinh.yaml > khai-sinh.svg',
      ),
    )
    .action(
      action<[string, DrawOptions]>(io, async ({ terminal }, fileOrCode, { on = today(), out }) => {
        const found = await findProcedure(fileOrCode, on);
        const svg = await drawProcedure(found);
        if (out !== undefined) await writeTextFile(out, svg);
        const { code, from } = found;
        terminal.result(out === undefined ? { code, from, svg } : { code, from, out }, () => out ?? svg.trimEnd());
      }),
    );
};

const addList = (procedure: Command, io: Shell): void => {
  procedure
    .command('list')
    .summary('the procedures that ship with the hub')
    .description('Các thủ tục có hiệu lực tại một ngày.\nThose in force on a day, or every version.')
    .option('--on <day>', 'default today', localDate)
    .option('--all', 'every version')
    .addHelpText('after', examples('lienthong procedure list --on 2026-08-31', 'lienthong procedure list --all'))
    .action(
      action<[{ on?: LocalDate; all?: boolean }]>(io, async ({ terminal }, { on = today(), all = false }) => {
        const library = await loadShippedProcedures();
        const items = all ? library.all : library.onDay(on);
        terminal.result({ ...(all ? {} : { on }), items }, () =>
          table(['Mã · code', 'Từ', 'Đến', 'Cấp', 'Chặng', 'Thời hạn', 'Tên · name'], items.flatMap(procedureRows)),
        );
      }),
    );
};

const addCatalogue = (procedure: Command, io: Shell): void => {
  procedure
    .command('catalogue')
    .summary('counts by level, place of filing, online level and interlinking')
    .description('Danh mục thủ tục tại một ngày, đếm theo cấp, nơi nộp, mức trực tuyến, liên thông.')
    .option('--on <day>', 'as of this day; default today', localDate)
    .addHelpText(
      'after',
      examples('lienthong procedure catalogue --on 2025-06-30', 'lienthong procedure catalogue --json'),
    )
    .action(
      action<[{ on?: LocalDate }]>(io, async ({ terminal }, { on = today() }) => {
        const items = (await loadShippedProcedures()).onDay(on).flatMap(listedOf);
        const counts = countListed(items);
        terminal.result({ on, counts, items }, () => countsText(on, counts));
      }),
    );
};

export const addProcedure: AddVerb = (program, io) => {
  const procedure = program.command('procedure').description('Thủ tục hành chính: định nghĩa, lưu đồ, danh mục');
  addCheck(procedure, io);
  addDraw(procedure, io);
  addList(procedure, io);
  addCatalogue(procedure, io);
};
