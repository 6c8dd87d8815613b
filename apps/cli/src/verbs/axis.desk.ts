import type { Command } from 'commander';
import { failedPassages } from '../hub/failed-passages.js';
import { failedText } from '../render/axis.js';
import { wholeNumber } from '../shell/arguments.js';
import type { Shell } from '../shell/io.js';
import { action, examples } from '../shell/verb.js';
import { addAxisGiveUp } from './axis.give-up.js';
import { addAxisRetry } from './axis.retry.js';

/** An operator's decisions about what did not pass. */
export const addAxisDesk = (axis: Command, io: Shell): void => {
  axis
    .command('failed')
    .summary('messages that did not pass, with what the axis said')
    .option('--limit <count>', 'at most so many; default all', wholeNumber)
    .addHelpText(
      'after',
      examples('lienthong axis failed', 'lienthong axis retry 5f0c… --reason "Trục đã đăng ký mã đơn vị gửi"'),
    )
    .action(
      action<[{ readonly limit?: number }]>(io, async ({ client, terminal }, { limit }) => {
        const found = await failedPassages(await client(), limit);
        terminal.result(found, () => failedText(found.items));
      }),
    );
  addAxisRetry(axis, io);
  addAxisGiveUp(axis, io);
};
