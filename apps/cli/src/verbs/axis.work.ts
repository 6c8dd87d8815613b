import type { Command } from 'commander';
import type { AxisSync, Client } from '@lienthong/client';
import { synced } from '../hub/synced.js';
import { syncText } from '../render/axis.js';
import { startProgress } from '../render/progress.js';
import type { Progress } from '../render/progress.js';
import { EXIT } from '../shell/exit-codes.js';
import type { Shell } from '../shell/io.js';
import type { Session } from '../shell/session.js';
import { Misused, orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';

/** The axis that is meant: the one that is named, or the only one that is joined. */
const onlyAxis = async (client: Pick<Client, 'axes'>, named: string | undefined): Promise<string> => {
  if (named !== undefined) return named;
  const [one, ...others] = orStop(await client.axes.list()).items;
  if (one !== undefined && others.length === 0) return one.axis;
  throw new Misused({
    vi: one === undefined ? 'Chưa kết nối trục nào.' : 'Đã kết nối nhiều trục: hãy nêu tên trục.',
    en: one === undefined ? 'No axis is joined.' : 'Several axes are joined: name the one that is meant.',
  });
};

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
    .command('sync [name]')
    .summary('bring the axis’s lists of agencies into the register')
    .description(
      'Đồng bộ danh bạ: đơn vị mới, đổi tên, chuyển cấp trên, đóng, và các cặp mã cũ – mã mới.\n' +
        'What contradicts the register is told and not changed. Run again at any time: the same lists change nothing.',
    )
    .addHelpText('after', examples('lienthong axis sync quoc-gia', 'lienthong axis sync quoc-gia --json'))
    .action(
      action<[string | undefined]>(io, async (session, given) => {
        const { terminal, io: shell } = session;
        const client = await session.client();
        const name = await onlyAxis(client, given);
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
