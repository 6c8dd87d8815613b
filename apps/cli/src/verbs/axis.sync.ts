import type { Command } from 'commander';
import type { AxisSync } from '@lienthong/client';
import { onlyAxis } from '../hub/only-axis.js';
import { startedOrFollowed, synced } from '../hub/synced.js';
import { syncText, waitText } from '../render/axis.js';
import { startProgress } from '../render/progress.js';
import type { Progress } from '../render/progress.js';
import { EXIT } from '../shell/exit-codes.js';
import type { Shell } from '../shell/io.js';
import type { Session } from '../shell/session.js';
import { Misused, orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';

interface SyncFlags {
  readonly status?: boolean;
  readonly cancel?: boolean;
}

/** One bar a list, whose length is known once it was fetched; a line for each reason why it is not. */
const watched = (session: Session) => {
  let bar: (Progress & { readonly call: string }) | undefined;
  let told = '';
  return {
    show: ({ call = '', done, total, waits }: AxisSync): void => {
      const wait = waits === undefined ? '' : `${call}: ${waitText(waits)}`;
      if (bar !== undefined && bar.call !== call) {
        bar[Symbol.dispose]();
        bar = undefined;
      }
      if (wait !== told && wait !== '') session.terminal.note(wait);
      told = wait;
      if (total > 0) bar ??= { ...startProgress(session, call, total), call };
      bar?.to(done);
    },
    end: (): void => bar?.[Symbol.dispose](),
  };
};

export const addSync = (axis: Command, io: Shell): void => {
  axis
    .command('sync [name]')
    .summary('bring the axis’s lists of agencies into the register')
    .description(
      'Đồng bộ danh bạ: đơn vị mới, đổi tên, chuyển cấp trên, đóng, và các cặp mã cũ – mã mới.\n' +
        'What contradicts the register is told and not changed. Run again at any time: the same lists change nothing.\n' +
        'The hub does the work: one that runs already is followed, and goes on when this command is left.',
    )
    .option('--status', 'only look at the one that runs, or how the last one ended')
    .option('--cancel', 'end the one that runs; what it brought in stays')
    .addHelpText(
      'after',
      examples('lienthong axis sync quoc-gia', 'lienthong axis sync --status', 'lienthong axis sync --cancel'),
    )
    .action(
      action<[string | undefined, SyncFlags]>(io, async (session, given, { status = false, cancel = false }) => {
        const { terminal, io: shell } = session;
        if (status && cancel)
          throw new Misused({
            vi: 'Chỉ dùng một: --status hoặc --cancel.',
            en: 'Give --status or --cancel, not both.',
          });
        const client = await session.client();
        const name = await onlyAxis(client, given);
        if (status || cancel) {
          const sync = orStop(await (cancel ? client.axes.cancelSync(name) : client.axes.synced(name)));
          terminal.result(sync, () => syncText(sync));
          return;
        }
        if ((await startedOrFollowed(client, name)) === 'followed')
          terminal.note('Đang đồng bộ, theo dõi tiếp · one runs already, followed from here');
        const progress = watched(session);
        const sync = await synced(client, name, progress.show);
        progress.end();
        terminal.result(sync, () => syncText(sync));
        if (sync.state !== 'done') shell.exitWith(EXIT.fault);
      }),
    );
};
