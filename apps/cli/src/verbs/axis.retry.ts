import type { Command } from 'commander';
import { retried } from '../hub/retried.js';
import { startProgress } from '../render/progress.js';
import type { Shell } from '../shell/io.js';
import type { Session } from '../shell/session.js';
import { Misused, orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';

interface RetryFlags {
  readonly reason: string;
  readonly all?: boolean;
  readonly axis?: string;
  readonly code?: string;
  readonly to?: string;
}

const retryOne = async ({ client, terminal }: Session, id: string, reason: string): Promise<void> => {
  const ruled = orStop(await (await client()).axes.retry(id, reason));
  terminal.result(ruled, () => `${ruled.id}: ${ruled.state}`);
};

const retryAll = async (session: Session, { reason, axis, code, to }: RetryFlags): Promise<void> => {
  const client = await session.client();
  const which = {
    reason,
    ...(axis === undefined ? {} : { axis }),
    ...(code === undefined ? {} : { code }),
    ...(to === undefined ? {} : { to }),
  };
  const { ordered } = orStop(await client.axes.retryAll(which));
  using bar = startProgress(session, 'retry', ordered);
  const untried = ordered === 0 ? 0 : await retried(client, (left) => bar.to(ordered - left));
  session.terminal.result({ ordered, untried }, () =>
    [`${ordered} sẽ gửi lại · ordered`, ...(untried === 0 ? [] : [`${untried} chưa đến lượt · not tried yet`])].join(
      ', ',
    ),
  );
};

/** An operator's word that what did not pass is tried again: one message, or all that wait. */
export const addAxisRetry = (axis: Command, io: Shell): void => {
  axis
    .command('retry [id]')
    .summary('try a failed message again, or with --all every one that waits')
    .requiredOption('--reason <text>', 'why; kept on record')
    .option('--all', 'all that wait for a decision, each once')
    .option('--axis <name>', 'with --all: of this axis alone')
    .option('--code <code>', 'with --all: what failed with this code alone, such as axis/set-aside')
    .option('--to <agency>', 'with --all: what goes to this agency alone')
    .addHelpText('after', examples('lienthong axis retry --all --code axis/set-aside --reason "Trục đã sửa"'))
    .action(
      action<[string | undefined, RetryFlags]>(io, async (session, id, flags) => {
        const { reason, all = false, axis: name, code, to } = flags;
        if (all === (id !== undefined))
          throw new Misused({ vi: 'Nêu một mã, hoặc --all.', en: 'Name one message, or say --all.' });
        if (id === undefined) return retryAll(session, flags);
        if ([name, code, to].some((filter) => filter !== undefined))
          throw new Misused({
            vi: '--axis, --code, --to đi cùng --all.',
            en: '--axis, --code and --to go with --all.',
          });
        return retryOne(session, id, reason);
      }),
    );
};
