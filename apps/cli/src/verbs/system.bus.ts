import type { Command } from 'commander';
import type { Span } from '@lienthong/client';
import { busMandateText } from '../render/bus-mandate.js';
import type { Shell } from '../shell/io.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';

const addGrant = (system: Command, io: Shell): void => {
  system
    .command('bus-mandate <id> <code>')
    .summary('let a system speak for an agency on the message bus')
    .description(
      'Cấp quyền kết nối trục bản tin thay mặt một cơ quan: mỗi lúc một hệ thống.\nOne system at a time; it needs an ordinary mandate all that time. Then: lienthong kafka plan',
    )
    .option('--from <moment>', 'yyyy-MM-dd, or RFC 3339; default now')
    .option('--to <moment>', 'exclusive; open without it')
    .addHelpText('after', examples('lienthong system bus-mandate qlvb-quang-ninh H49'))
    .action(
      action<[string, string, Span]>(io, async ({ client, terminal }, id, agency, { from, to }) => {
        const span = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
        const granted = orStop(await (await client()).busMandates.grant(id, agency, span));
        terminal.result(granted, () => busMandateText(granted));
      }),
    );
};

const addEnd = (system: Command, io: Shell): void => {
  system
    .command('end-bus-mandate <id> <code>')
    .summary('end what a system holds of an agency’s bus mandate')
    .option('--at <moment>', 'yyyy-MM-dd, or RFC 3339; default now')
    .addHelpText('after', examples('lienthong system end-bus-mandate qlvb-quang-ninh H49 --at 2027-01-01'))
    .action(
      action<[string, string, { at?: string }]>(io, async ({ client, terminal }, id, agency, { at }) => {
        const ended = orStop(await (await client()).busMandates.end(id, agency, at));
        terminal.result(ended, () => busMandateText(ended));
      }),
    );
};

export const addBusMandates = (system: Command, io: Shell): void => {
  addGrant(system, io);
  addEnd(system, io);
};
