import type { Command } from 'commander';
import { table } from '../render/table.js';
import { localTime } from '../render/time.js';
import type { Shell } from '../shell/io.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';

const addRouting = (desk: Command, io: Shell): void => {
  const routing = desk
    .command('routing')
    .summary('documents whose successor nobody can tell')
    .description('Văn bản gửi đơn vị đã đóng, chờ quản trị viên chọn nơi nhận.')
    .addHelpText(
      'after',
      examples(
        'lienthong desk routing',
        'lienthong desk routing assign ID --to H49.204 --reason "Địa bàn xã Tiên Yên"',
      ),
    )
    .action(
      action<[]>(io, async ({ client, terminal }) => {
        const found = orStop(await (await client()).desk.routing());
        terminal.result(found, () =>
          table(
            ['Từ lúc', 'Gửi đến', 'Có thể là · candidates', 'ID'],
            found.awaited.map(({ id, code, since, candidates }) => [
              localTime(since),
              code,
              candidates.map(({ agency, scope }) => `${agency} (${scope})`).join('; '),
              id,
            ]),
          ),
        );
      }),
    );
  routing
    .command('assign <id>')
    .summary('decide which agency receives')
    .requiredOption('--to <code>', 'who receives')
    .requiredOption('--reason <text>', 'why; kept on record')
    .action(
      action<[string, { to: string; reason: string }]>(io, async ({ client, terminal }, id, { to, reason }) => {
        const assigned = orStop(await (await client()).desk.assign(id, to, reason));
        terminal.result(assigned, () => `Đã chuyển đến · assigned to ${assigned.to}`);
      }),
    );
};

const addParked = (desk: Command, io: Shell): void => {
  const parked = desk
    .command('parked')
    .summary('events that no retry could handle')
    .description('Sự kiện bị gác lại sau nhiều lần xử lý, kèm nguyên nhân; các sự kiện cùng khóa chờ phía sau.')
    .addHelpText(
      'after',
      examples('lienthong desk parked', 'lienthong desk parked retry router:4711 --reason "Đã khôi phục danh bạ"'),
    )
    .action(
      action<[]>(io, async ({ client, terminal }) => {
        const found = orStop(await (await client()).desk.parked());
        terminal.result(found, () =>
          found.total === 0
            ? 'Không có gì bị gác lại · nothing is parked'
            : table(
                ['Từ lúc', 'Sự kiện', 'Nguyên nhân · cause', 'Lần thử', 'Chờ sau', 'ID'],
                found.items.map(({ id, type, cause, attempts, since, held }) => [
                  localTime(since),
                  type,
                  `${cause.code}: ${cause.message}`,
                  attempts,
                  held,
                  id,
                ]),
              ),
        );
      }),
    );
  for (const ruling of ['retry', 'skip'] as const) {
    parked
      .command(`${ruling} <id>`)
      .summary(ruling === 'retry' ? 'handle it again, and those behind it' : 'give it up, and go on behind it')
      .requiredOption('--reason <text>', 'why; kept on record')
      .action(
        action<[string, { reason: string }]>(io, async ({ client, terminal }, id, { reason }) => {
          const ruled = orStop(await (await client()).desk[ruling](id, reason));
          terminal.result(ruled, () => `${ruled.id}: ${ruled.state}`);
        }),
      );
  }
};

export const addDesk: AddVerb = (program, io) => {
  const desk = program.command('desk').description('Bàn xử lý của quản trị viên · what waits for an operator');
  addRouting(desk, io);
  addParked(desk, io);
};
