import type { Command } from 'commander';
import { tellReach } from '../render/reach.js';
import { table } from '../render/table.js';
import { localTime } from '../render/time.js';
import type { Shell } from '../shell/io.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';

/** What systems of the axis's protocol failed to take. */
export const addFailedOffers = (desk: Command, io: Shell): void => {
  const axis = desk
    .command('axis')
    .summary('entries that a system of the axis’s protocol failed to take')
    .description('Bản tin mà hệ thống nhận báo lỗi (updateStatus fail), chờ quản trị viên quyết định.')
    .addHelpText(
      'after',
      examples('lienthong desk axis', 'lienthong desk axis retry H49:17:qlvb-quang-ninh --reason "Đã sửa phần mềm"'),
    )
    .action(
      action<[]>(io, async ({ client, terminal }) => {
        const found = orStop(await (await client()).failedOffers.list());
        terminal.result(found, () =>
          found.failed.length === 0
            ? 'Không có bản tin nào bị báo lỗi · nothing failed'
            : table(
                ['Từ lúc', 'Hệ thống · system', 'Mô tả · said', 'ID'],
                found.failed.map(({ since, system, description, id }) => [
                  localTime(since),
                  system,
                  description ?? '',
                  id,
                ]),
              ),
        );
        tellReach(terminal, found);
      }),
    );
  for (const ruling of ['retry', 'skip'] as const) {
    axis
      .command(`${ruling} <id>`)
      .summary(ruling === 'retry' ? 'offer it to the system again' : 'give it up')
      .requiredOption('--reason <text>', 'why; kept on record')
      .action(
        action<[string, { reason: string }]>(io, async ({ client, terminal }, id, { reason }) => {
          const ruled = orStop(await (await client()).failedOffers[ruling](id, reason));
          terminal.result(ruled, () => `${ruled.id}: ${ruled.ruling}`);
        }),
      );
  }
};
