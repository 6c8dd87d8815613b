import type { Command } from 'commander';
import type { Shell } from '../shell/io.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import { ruledOn, withRulingFlags } from './axis.ruling.js';
import type { RulingFlags } from './axis.ruling.js';

/** An operator's word that what did not pass is never tried again: one message, or all that wait. */
export const addAxisGiveUp = (axis: Command, io: Shell): void => {
  withRulingFlags(axis.command('give-up [id]').summary('give a failed message up, or with --all every one that waits'))
    .addHelpText(
      'after',
      examples('lienthong axis give-up --all --code axis/refused --reason "Đã gửi bằng đường khác"'),
    )
    .action(
      action<[string | undefined, RulingFlags]>(io, async ({ client, terminal }, id, flags) => {
        const ruling = ruledOn(id, flags);
        const { axes } = await client();
        if ('id' in ruling) {
          const ruled = orStop(await axes.giveUp(ruling.id, flags.reason));
          terminal.result(ruled, () => `${ruled.id}: ${ruled.state}`);
          return;
        }
        const given = orStop(await axes.giveUpAll(ruling.which));
        terminal.result(given, () => `${given.givenUp} đã bỏ · given up`);
      }),
    );
};
