import type { RuleAll } from '@lienthong/client';
import type { Command } from 'commander';
import { retried } from '../hub/retried.js';
import { startProgress } from '../render/progress.js';
import type { Shell } from '../shell/io.js';
import type { Session } from '../shell/session.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import { ruledOn, withRulingFlags } from './axis.ruling.js';
import type { RulingFlags } from './axis.ruling.js';

const retryOne = async ({ client, terminal }: Session, id: string, reason: string): Promise<void> => {
  const ruled = orStop(await (await client()).axes.retry(id, reason));
  terminal.result(ruled, () => `${ruled.id}: ${ruled.state}`);
};

const retryAll = async (session: Session, which: RuleAll): Promise<void> => {
  const client = await session.client();
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
  withRulingFlags(axis.command('retry [id]').summary('try a failed message again, or with --all every one that waits'))
    .addHelpText('after', examples('lienthong axis retry --all --code axis/set-aside --reason "Trục đã sửa"'))
    .action(
      action<[string | undefined, RulingFlags]>(io, async (session, id, flags) => {
        const ruling = ruledOn(id, flags);
        await ('id' in ruling ? retryOne(session, ruling.id, flags.reason) : retryAll(session, ruling.which));
      }),
    );
};
