import type { Command } from 'commander';
import type { AxisSecretList } from '@lienthong/client';
import { openSecret } from '../hub/secret-file.js';
import { table } from '../render/table.js';
import { localTime } from '../render/time.js';
import { wholeNumber } from '../shell/arguments.js';
import type { Shell } from '../shell/io.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';

const secretsText = ({ secrets }: AxisSecretList): string =>
  table(
    ['Mã khóa · id', 'systemid', 'Đến · until', 'Thu hồi · revoked'],
    secrets.map(({ secretId, axisName, expiresAt, revokedAt }) => [
      secretId,
      axisName,
      localTime(expiresAt),
      revokedAt === undefined ? '' : localTime(revokedAt),
    ]),
  );

interface IssueFlags {
  readonly systemid?: string;
  readonly days: number;
  readonly save?: string;
}

const addIssue = (system: Command, io: Shell): void => {
  system
    .command('axis-secret <id>')
    .summary('issue a secret of the axis’s protocol, shown this once')
    .description(
      'Cấp khóa bí mật cho hệ thống nói giao thức của trục; chỉ hiện một lần. Để thay khóa: cấp khóa thứ hai, chuyển sang, rồi thu hồi khóa cũ.\nThe hub keeps it sealed: the protocol’s HMAC needs it.',
    )
    .option('--systemid <name>', 'what the system writes into its headers; default: its id here')
    .option('--days <count>', 'how long it holds', wholeNumber, 365)
    .option('--save <file>', 'write the secret into this new file (mode 0600) and do not show it')
    .addHelpText(
      'after',
      examples('lienthong system axis-secret qlvb-quang-ninh --systemid vn.quangninh.qlvb --save axis.secret'),
    )
    .action(
      action<[string, IssueFlags]>(io, async ({ client, terminal }, id, { systemid, days, save }) => {
        await using file = await openSecret(save);
        const wanted = { days, ...(systemid === undefined ? {} : { axisName: systemid }) };
        const { secret, ...issued } = orStop(await (await client()).axisSecrets.issue(id, wanted));
        await file.write(`${secret}\n`);
        const what = `Khóa ${issued.secretId}, systemid ${issued.axisName}, đến ${localTime(issued.expiresAt)}`;
        if (save === undefined) {
          terminal.note(`${what} · keep it now`);
          terminal.result({ ...issued, secret }, () => secret);
        } else terminal.result({ ...issued, file: save }, () => `${what} · the secret is in ${save}`);
      }),
    );
};

export const addAxisSecrets = (system: Command, io: Shell): void => {
  addIssue(system, io);
  system
    .command('axis <id>')
    .summary('the axis secrets of a system')
    .action(
      action<[string]>(io, async ({ client, terminal }, id) => {
        const found = orStop(await (await client()).axisSecrets.list(id));
        terminal.result(found, () => secretsText(found));
      }),
    );
  system
    .command('axis-revoke <secret>')
    .summary('revoke an axis secret')
    .requiredOption('--reason <text>', 'why; kept on record')
    .addHelpText(
      'after',
      examples('lienthong system axis-revoke 0a1b2c3d4e5f60718293 --reason "Đã chuyển sang khóa mới"'),
    )
    .action(
      action<[string, { reason: string }]>(io, async ({ client, terminal }, secret, { reason }) => {
        const left = orStop(await (await client()).axisSecrets.revoke(secret, reason));
        terminal.result(left, () => secretsText(left));
      }),
    );
};
