import { basename } from 'node:path';
import type { Command } from 'commander';
import { wholeNumber } from '../shell/arguments.js';
import type { Shell } from '../shell/io.js';
import { Misused, orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';

/** As the dossier names it: the file itself, without a folder of somebody else’s. */
const nameIn = (files: readonly { readonly name?: string }[] | undefined, number: number): string => {
  const name = basename(files?.[number]?.name ?? '');
  return name === '' || name === '.' || name === '..' ? `tep-${number}` : name;
};

export const addItemFile = (dossier: Command, io: Shell): void => {
  dossier
    .command('file <id> <item>')
    .summary('fetch a file of an item, for those who may see the item')
    .option('--number <n>', 'which of its files, from 0', wholeNumber, 0)
    .option('--save <file>', 'where to; default: its own name, here')
    .addHelpText('after', examples('lienthong dossier file H49.204-260303-0001 giay-chung-sinh --save scan.pdf'))
    .action(
      action<[string, string, { number: number; save?: string }]>(
        io,
        async ({ client, terminal }, id, item, { number, save }) => {
          const { dossiers } = await client();
          const shown = save === undefined ? orStop(await dossiers.show(id)) : undefined;
          const found = shown?.items.find((one) => one.item === item);
          if (shown !== undefined && found === undefined)
            throw new Misused({ vi: `Hồ sơ không có giấy tờ ${item}.`, en: `The dossier has no item ${item}.` });
          const file = save ?? nameIn(found?.content?.files, number);
          const fetched = orStop(await dossiers.itemFile(id, item, number, file));
          terminal.result(fetched, () => `${fetched.file}: ${fetched.bytes} byte, SHA-256 ${fetched.sha256}`);
        },
      ),
    );
};
