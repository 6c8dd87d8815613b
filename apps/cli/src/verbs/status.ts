import { randomUUID } from 'node:crypto';
import { Argument } from 'commander';
import type { ReportDraft } from '@lienthong/client';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';
import { REPORTED_CODES, statusTerm } from '../terms/statuses.js';

type Flags = Partial<Omit<ReportDraft, 'status' | 'staff'>>;

export const addStatus: AddVerb = (program, io) => {
  program
    .command('status')
    .argument('<transfer>')
    .argument('<agency>', 'code of the recipient')
    .addArgument(new Argument('<code>', 'status code').choices(REPORTED_CODES))
    .summary('report a status on a delivery')
    .description(
      `Báo trạng thái xử lý một văn bản.\n${REPORTED_CODES.map((code) => `  ${code}  ${statusTerm(code)}`).join('\n')}`,
    )
    .option('--reason <text>', 'wanted for 02 and 13')
    .option('--at <moment>', 'when it happened, RFC 3339 with an offset; default now')
    .option('--message-id <id>', 'identity of the report; give the same again to repeat one')
    .addHelpText(
      'after',
      examples(
        'lienthong status cea5f34c-… H49.204 03',
        'lienthong status cea5f34c-… H49.204 02 --reason "Không thuộc thẩm quyền"',
      ),
    )
    .action(
      action<[string, string, string, Flags]>(io, async ({ client, terminal }, transfer, agency, status, flags) => {
        const { messageId = `cli-${randomUUID()}`, reason, at } = flags;
        const said = { ...(reason === undefined ? {} : { reason }), ...(at === undefined ? {} : { at }) };
        const taken = orStop(await (await client()).reportStatus(transfer, agency, { messageId, status, ...said }));
        terminal.result(taken, () => {
          const known = taken.kind === 'status' && !taken.recorded ? ' (đã biết · known before)' : '';
          return `${agency}: ${status} ${statusTerm(status)}${known}`;
        });
      }),
    );
};
