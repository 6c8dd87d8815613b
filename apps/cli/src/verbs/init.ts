import { localTime } from '../render/time.js';
import { openSecret } from '../hub/secret-file.js';
import { dirOption } from '../shell/hub-options.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';

export const addInit: AddVerb = (program, io) => {
  program
    .command('init')
    .summary('make a hub’s folder and the first operator')
    .description(
      'Tạo thư mục của trung tâm: khóa chính, kho sự kiện, mã truy cập đầu tiên của quản trị viên.\n' +
        'The token is shown this once; the hub keeps its hash only. Keep master.key with the backups: without it the data cannot be read.',
    )
    .addOption(dirOption())
    .option('--save <file>', 'write the token into this file (mode 0600) and show it nowhere')
    .addHelpText('after', examples('lienthong init --dir /var/lib/lienthong --save operator.token'))
    .action(
      action<[{ dir: string; save?: string }]>(io, async ({ terminal }, { dir, save }) => {
        const { initHub } = await import('@lienthong/hub');
        await using file = await openSecret(save);
        const { token, expiresAt, ...rest } = await initHub(dir);
        await file.write(`${token}\n`);
        const until = localTime(expiresAt);
        if (save === undefined) {
          terminal.note(`Đã tạo ${dir}. Mã của quản trị viên, đến ${until} · the operator’s token:`);
          terminal.result({ dir, token, expiresAt, ...rest }, () => token);
          return;
        }
        terminal.note(`Đã tạo ${dir}. Mã của quản trị viên, đến ${until}, ở tệp · the operator’s token is in:`);
        terminal.result({ dir, tokenFile: save, expiresAt, ...rest }, () => save);
      }),
    );
};
