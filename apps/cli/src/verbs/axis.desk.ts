import type { Command } from 'commander';
import { failedText } from '../render/axis.js';
import type { Shell } from '../shell/io.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import { addAxisRetry } from './axis.retry.js';

/** An operator's decisions about what did not pass. */
export const addAxisDesk = (axis: Command, io: Shell): void => {
  axis
    .command('failed')
    .summary('messages that did not pass, with what the axis said')
    .addHelpText(
      'after',
      examples('lienthong axis failed', 'lienthong axis retry 5f0c… --reason "Trục đã đăng ký mã đơn vị gửi"'),
    )
    .action(
      action<[]>(io, async ({ client, terminal }) => {
        const found = orStop(await (await client()).axes.failed());
        terminal.result(found, () => failedText(found.items));
      }),
    );
  addAxisRetry(axis, io);
  axis
    .command('give-up <id>')
    .summary('give a failed message up')
    .requiredOption('--reason <text>', 'why; kept on record')
    .action(
      action<[string, { reason: string }]>(io, async ({ client, terminal }, id, { reason }) => {
        const { axes } = await client();
        const ruled = orStop(await axes.giveUp(id, reason));
        terminal.result(ruled, () => `${ruled.id}: ${ruled.state}`);
      }),
    );
};
