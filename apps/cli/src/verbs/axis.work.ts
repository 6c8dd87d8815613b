import type { Command } from 'commander';
import type { AxisSync } from '@lienthong/client';
import { synced } from '../hub/synced.js';
import { syncText } from '../render/axis.js';
import { startProgress } from '../render/progress.js';
import type { Progress } from '../render/progress.js';
import { EXIT } from '../shell/exit-codes.js';
import type { Shell } from '../shell/io.js';
import type { Session } from '../shell/session.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';

const addSync = (axis: Command, io: Shell): void => {
  /** One bar a list, whose length is known once it was fetched. */
  const barsOf = (session: Session) => {
    let bar: (Progress & { readonly call: string }) | undefined;
    return {
      show: ({ call = '', done, total }: AxisSync): void => {
        if (bar !== undefined && bar.call !== call) {
          bar[Symbol.dispose]();
          bar = undefined;
        }
        if (total > 0) bar ??= { ...startProgress(session, call, total), call };
        bar?.to(done);
      },
      end: (): void => bar?.[Symbol.dispose](),
    };
  };
  axis
    .command('sync <name>')
    .summary('bring the axis’s lists of agencies into the register')
    .description(
      'Đồng bộ danh bạ: đơn vị mới, đổi tên, chuyển cấp trên, đóng, và các cặp mã cũ – mã mới.\n' +
        'What contradicts the register is told and not changed. Run again at any time: the same lists change nothing.',
    )
    .addHelpText('after', examples('lienthong axis sync quoc-gia', 'lienthong axis sync quoc-gia --json'))
    .action(
      action<[string]>(io, async (session, name) => {
        const { terminal, io: shell } = session;
        const client = await session.client();
        orStop(await client.axes.sync(name));
        const bars = barsOf(session);
        const sync = await synced(client, name, bars.show);
        bars.end();
        terminal.result(sync, () => syncText(sync));
        if (sync.state !== 'done') shell.exitWith(EXIT.fault);
      }),
    );
};

export const addAxisWork = (axis: Command, io: Shell): void => {
  axis
    .command('pull <name>')
    .summary('look for mail now instead of at the next turn')
    .action(
      action<[string]>(io, async ({ client, terminal }, name) => {
        const round = orStop(await (await client()).axes.pull(name));
        const { listed, taken, refused, waits } = round;
        terminal.result(
          round,
          () => `${listed} trong danh sách · listed, ${taken} đã nhận · taken, ${refused} từ chối, ${waits} chờ xử lý`,
        );
      }),
    );
  axis
    .command('push <name>')
    .summary('try at once what waits for an outage to end')
    .action(
      action<[string]>(io, async ({ client, terminal }, name) => {
        const pushed = orStop(await (await client()).axes.push(name));
        const why = pushed.code === null ? '' : ` (${pushed.code})`;
        terminal.result(pushed, () => `${pushed.waiting} đang chờ gửi · wait to be sent${why}`);
      }),
    );
  addSync(axis, io);
};
