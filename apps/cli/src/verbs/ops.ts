import type { Command } from 'commander';
import { statusText } from '../render/hub-status.js';
import { rebuilt } from '../hub/rebuilt.js';
import { startProgress } from '../render/progress.js';
import { EXIT } from '../shell/exit-codes.js';
import type { Shell } from '../shell/io.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';

const addStatus = (ops: Command, io: Shell): void => {
  ops
    .command('status')
    .summary('how the hub is')
    .description('Tình trạng của trung tâm: kho, bộ xử lý, mô hình đọc, cảnh báo.')
    .action(
      action<[]>(io, async ({ client, terminal }) => {
        const status = orStop(await (await client()).operations.status());
        terminal.result(status, () => statusText(status));
      }),
    );
};

const addRebuild = (ops: Command, io: Shell): void => {
  ops
    .command('rebuild <projection>')
    .summary('build a read model anew')
    .description('Dựng lại mô hình đọc bên cạnh bản đang dùng; bản đang dùng vẫn trả lời đến lúc thay.')
    .option('--wait', 'until it is over')
    .addHelpText('after', examples('lienthong ops rebuild trace --wait'))
    .action(
      action<[string, { wait?: boolean }]>(io, async (session, name, { wait = false }) => {
        const client = await session.client();
        const started = orStop(await client.operations.rebuild(name));
        using progress = startProgress(session, `Dựng lại ${name}`, 100);
        const rebuild = wait
          ? await rebuilt(client, name, ({ position = 0, head = 0 }) =>
              progress.to(head === 0 ? 0 : (100 * position) / head),
            )
          : started;
        session.terminal.result(rebuild, () => `${rebuild.name}: ${rebuild.state}`);
        if (rebuild.state === 'failed') session.io.exitWith(EXIT.fault);
      }),
    );
};

export const addOps: AddVerb = (program, io) => {
  const ops = program.command('ops').description('Vận hành · operations');
  addStatus(ops, io);
  addRebuild(ops, io);
};
