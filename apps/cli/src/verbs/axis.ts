import type { Command } from 'commander';
import type { AxisState } from '@lienthong/client';
import { readSecret } from '../hub/read-secret.js';
import { axesText, axisText, syncText } from '../render/axis.js';
import { positiveNumber } from '../shell/arguments.js';
import type { Shell } from '../shell/io.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';
import { addAxisDesk } from './axis.desk.js';
import { addAxisWork } from './axis.work.js';

interface JoinFlags {
  readonly endpoint: string;
  readonly system: string;
  readonly as: string;
  readonly secretFile: string;
  readonly poll?: number;
  readonly plainAxis?: boolean;
}

const SECRET_FILE = 'file that holds the secret, as the axis gave it; `-` for standard input';

const addJoin = (axis: Command, io: Shell): void => {
  axis
    .command('join <name>')
    .summary('join an axis: its mail is fetched and sent from now on')
    .description(
      'Kết nối với một trục: nhận và gửi văn bản bắt đầu ngay. Kết nối lại để đổi địa chỉ.\n' +
        'Agencies that the axis teaches the register (`lienthong axis sync`) are at home there; for others say so with\n' +
        '`lienthong agency endpoint`. An agency for which a connected system has a mandate is always local.',
    )
    .requiredOption('--endpoint <url>', 'address of the axis, with its path')
    .requiredOption('--system <id>', 'systemid under which the axis knows this hub')
    .requiredOption('--as <code>', 'code of the agency that runs this hub; it stands in the trace of what leaves')
    .requiredOption('--secret-file <file>', SECRET_FILE)
    .option('--plain-axis', 'reach the axis over plain HTTP, beyond this machine')
    .option('--poll <seconds>', 'between two looks for mail; default 2', positiveNumber)
    .addHelpText(
      'after',
      examples(
        'lienthong axis join quoc-gia --endpoint https://truc.example.gov.vn/api --system H49-LT --as H49 --secret-file truc.secret',
        'lienthong axis sync quoc-gia',
      ),
    )
    .action(
      action<[string, JoinFlags]>(io, async ({ client, terminal }, name, flags) => {
        const { endpoint, system: systemId, as: organId, poll, plainAxis = false } = flags;
        const secret = await readSecret(flags.secretFile);
        const joined = orStop(
          await (
            await client()
          ).axes.join({
            axis: name,
            endpoint,
            systemId,
            organId,
            secret,
            ...(poll === undefined ? {} : { pollSeconds: poll }),
            ...(plainAxis ? { allowPlainHttp: true } : {}),
          }),
        );
        terminal.result(joined, () => axisText(joined));
      }),
    );
  axis
    .command('rotate <name>')
    .summary('use another secret from now on')
    .requiredOption('--secret-file <file>', SECRET_FILE)
    .action(
      action<[string, { secretFile: string }]>(io, async ({ client, terminal }, name, { secretFile }) => {
        const secret = await readSecret(secretFile);
        const rotated = orStop(await (await client()).axes.rotate(name, secret));
        terminal.result(rotated, () => axisText(rotated));
      }),
    );
  axis
    .command('leave <name>')
    .summary('leave an axis; what waits for its agencies stays in their inboxes')
    .requiredOption('--reason <text>', 'why; kept on record')
    .action(
      action<[string, { reason: string }]>(io, async ({ client, terminal }, name, { reason }) => {
        const left = orStop(await (await client()).axes.leave(name, reason));
        terminal.result(left, () =>
          [`Đã rời trục · left: ${left.axis}`, ...(left.sync === undefined ? [] : [syncText(left.sync)])].join('\n'),
        );
      }),
    );
};

const allText = (items: readonly AxisState[]): string =>
  items.length === 0 ? 'Chưa kết nối trục nào · no axis joined' : axesText(items);

const addLooks = (axis: Command, io: Shell): void => {
  axis
    .command('list')
    .summary('the axes that this hub is joined to')
    .action(
      action<[]>(io, async ({ client, terminal }) => {
        const found = orStop(await (await client()).axes.list());
        terminal.result(found, () => allText(found.items));
      }),
    );
  axis
    .command('status [name]')
    .summary(
      'how an axis is: what passed, what waits, since when it is silent; without a name, the one that is joined, or all of them',
    )
    .action(
      action<[string | undefined]>(io, async ({ client, terminal }, name) => {
        if (name === undefined) {
          const all = orStop(await (await client()).axes.list());
          const [one, ...others] = all.items;
          terminal.result(all, () => (one === undefined || others.length > 0 ? allText(all.items) : axisText(one)));
          return;
        }
        const found = orStop(await (await client()).axes.get(name));
        terminal.result(found, () => axisText(found));
      }),
    );
};

export const addAxis: AddVerb = (program, io) => {
  const axis = program
    .command('axis')
    .description('Trục liên thông văn bản: kết nối, nhận, gửi, đồng bộ danh bạ · axes of which this hub is a client');
  addJoin(axis, io);
  addLooks(axis, io);
  addAxisWork(axis, io);
  addAxisDesk(axis, io);
};
