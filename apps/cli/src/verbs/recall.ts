import { randomUUID } from 'node:crypto';
import { orStop } from '../shell/stopped.js';
import { action, collect, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';

interface Flags {
  readonly reason: string;
  readonly agency?: readonly string[];
  readonly messageId?: string;
}

export const addRecall: AddVerb = (program, io) => {
  program
    .command('recall <transfer>')
    .summary('take a document back')
    .description(
      'Lấy lại văn bản: hủy ở nơi chưa mở, đề nghị ở nơi đã mở (trả lời 15 hoặc 16).\nCancels where nothing was opened, asks elsewhere.',
    )
    .requiredOption('--reason <text>', 'why')
    .option('--agency <code>', 'ask only this recipient; may be repeated', collect)
    .option('--message-id <id>', 'identity of the request; give the same again to repeat one')
    .addHelpText('after', examples('lienthong recall cea5f34c-… --reason "Gửi nhầm nơi nhận" --agency H49.204'))
    .action(
      action<[string, Flags]>(io, async ({ client, terminal }, transfer, { reason, agency, messageId }) => {
        const draft = {
          messageId: messageId ?? `cli-${randomUUID()}`,
          reason,
          ...(agency ? { agencies: agency } : {}),
        };
        const taken = orStop(await (await client()).recall(transfer, draft));
        terminal.result(taken, () => `Đã ghi yêu cầu lấy lại · recall recorded: ${taken.receipt.requestId}`);
      }),
    );
};
