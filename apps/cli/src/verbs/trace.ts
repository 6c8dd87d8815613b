import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';
import { traceTable } from '../render/trace.js';

export const addTrace: AddVerb = (program, io) => {
  program
    .command('trace <transfer>')
    .summary('who did what to a document, and when')
    .description(
      'Lịch sử một văn bản: việc gì, lúc nào, ai ghi nhận.\nThe whole history of a transfer, as far as the token may see it.',
    )
    .option('--all', 'the hub’s bookkeeping too; JSON holds it always')
    .addHelpText(
      'after',
      examples('lienthong trace cea5f34c-5853-826f-9526-2d8683aba2d7', 'lienthong trace --json cea5… | jq .lines'),
    )
    .action(
      action<[string, { all?: boolean }]>(io, async ({ client, terminal }, transfer, { all }) => {
        const trace = orStop(await (await client()).trace(transfer));
        terminal.result(trace, () => traceTable(trace, all));
      }),
    );
};
