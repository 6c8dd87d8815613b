import type { Command } from 'commander';
import type { Shell } from '../shell/io.js';
import { orStop } from '../shell/stopped.js';
import { onlyAxis } from '../hub/only-axis.js';
import { action } from '../shell/verb.js';
import { addSync } from './axis.sync.js';

export const addAxisWork = (axis: Command, io: Shell): void => {
  axis
    .command('pull [name]')
    .summary('look for mail now instead of at the next turn')
    .action(
      action<[string | undefined]>(io, async (session, given) => {
        const { terminal } = session;
        const client = await session.client();
        const round = orStop(await client.axes.pull(await onlyAxis(client, given)));
        const { listed, taken, refused, waits } = round;
        terminal.result(
          round,
          () => `${listed} trong danh sách · listed, ${taken} đã nhận · taken, ${refused} từ chối, ${waits} chờ xử lý`,
        );
      }),
    );
  axis
    .command('push [name]')
    .summary('try at once what waits for an outage to end')
    .action(
      action<[string | undefined]>(io, async (session, given) => {
        const { terminal } = session;
        const client = await session.client();
        const pushed = orStop(await client.axes.push(await onlyAxis(client, given)));
        const why = pushed.code === null ? '' : ` (${pushed.code})`;
        terminal.result(pushed, () => `${pushed.waiting} đang chờ gửi · wait to be sent${why}`);
      }),
    );
  addSync(axis, io);
};
