import type { Command } from 'commander';
import type { TopicState } from '@lienthong/client';
import { tellReach } from '../render/reach.js';
import { table } from '../render/table.js';
import { localTime } from '../render/time.js';
import { wholeNumber } from '../shell/arguments.js';
import type { Shell } from '../shell/io.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';
import { addFailedOffers } from './desk.axis.js';

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
        tellReach(terminal, found);
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

const addTopic = (desk: Command, io: Shell): void => {
  const show = ({ agency, mark, held }: TopicState): string =>
    `${agency}: đến thứ tự · up to ${mark.sequence}${held === null ? '' : ` — đang giữ lại · held: ${held}`}`;
  const topic = desk
    .command('topic <agency>')
    .summary('how far an agency’s topic shows its inbox, and why it waits')
    .description('Chủ đề của một đơn vị trên trục thông điệp.')
    .addHelpText(
      'after',
      examples(
        'lienthong desk topic H37',
        'lienthong desk rebuild-topic H37 --from 0 --reason "Mất chủ đề sau sự cố đĩa"',
      ),
    );
  topic.action(
    action<[string]>(io, async ({ client, terminal }, agency) => {
      const state = orStop(await (await client()).desk.topic(agency));
      terminal.result(state, () => show(state));
    }),
  );
  desk
    .command('rebuild-topic <agency>')
    .summary('have the topic written anew from the inbox')
    .description(
      'Ghi lại chủ đề từ hộp thư đến. Its records carry the extension `rebuild`, which tells them from earlier ones.',
    )
    .requiredOption('--from <sequence>', 'first sequence to be written again; 0 for all', wholeNumber)
    .requiredOption('--reason <text>', 'why; kept on record')
    .action(
      action<[string, { from: number; reason: string }]>(io, async ({ client, terminal }, agency, { from, reason }) => {
        const state = orStop(await (await client()).desk.rebuildTopic(agency, from, reason));
        terminal.result(state, () => show(state));
      }),
    );
};

export const addDesk: AddVerb = (program, io) => {
  const desk = program.command('desk').description('Bàn xử lý của quản trị viên · what waits for an operator');
  addRouting(desk, io);
  addParked(desk, io);
  addTopic(desk, io);
  addFailedOffers(desk, io);
};
