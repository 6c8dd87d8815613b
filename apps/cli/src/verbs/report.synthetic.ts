import type { Command } from 'commander';
import { wholeNumber } from '../shell/arguments.js';
import { dirOption } from '../shell/hub-options.js';
import type { Shell } from '../shell/io.js';
import { action, examples } from '../shell/verb.js';

interface SyntheticOptions {
  readonly dir: string;
  readonly byPost: number;
  readonly bySynchronisation: number;
  readonly seed: number;
}

/** For trying reports: only into a stopped hub without dossiers. */
export const addSynthetic = (report: Command, io: Shell): void => {
  report
    .command('synthetic')
    .summary('fill a stopped hub with the synthetic quarter of Hàm Tân')
    .description(
      'Nạp dữ liệu giả lập quý I/2024 của huyện Hàm Tân: tổng số đã công bố, còn lại là giả định.\n' +
        'How many are late by post and how many by record only is yours to set; no event says so, and the report finds it.',
    )
    .addOption(dirOption())
    .option('--by-post <count>', 'late by no more than they travelled', wholeNumber, 900)
    .option('--by-synchronisation <count>', 'done in time and heard of late', wholeNumber, 700)
    .option('--seed <number>', 'the same number, the same dossiers', wholeNumber, 1)
    .addHelpText('after', examples('lienthong report synthetic --dir ./hub --by-post 900 --by-synchronisation 700'))
    .action(
      action<[SyntheticOptions]>(io, async ({ terminal }, { dir, ...hidden }) => {
        const { fillSynthetic } = await import('@lienthong/hub');
        const filled = await fillSynthetic(dir, hidden);
        terminal.note(filled.label);
        terminal.result(filled, () => `${filled.agency}: ${filled.dossiers} hồ sơ, ${filled.events} sự kiện`);
      }),
    );
};
