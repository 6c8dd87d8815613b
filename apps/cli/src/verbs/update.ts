import { changedDocument, identityOf } from '../hub/changed-document.js';
import { Misused, orStop } from '../shell/stopped.js';
import { action, collect, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';

interface Flags {
  readonly reason: string;
  readonly document?: string;
  readonly file?: readonly string[];
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
  readonly messageId?: string;
}

export const addUpdate: AddVerb = (program, io) => {
  program
    .command('update <transfer>')
    .summary('change the content or the recipients of a document')
    .description(
      'Cập nhật văn bản đã gửi: nội dung, thêm hoặc bớt nơi nhận. Nơi đã nhận trả lời 15 hoặc 16.\n' +
        'The same update given again answers as the first did.',
    )
    .requiredOption('--reason <text>', 'why')
    .option('--document <file>', 'JSON of the document as it is from now on')
    .option('--file <path>', 'attachment of that document; may be repeated', collect)
    .option('--add <code...>', 'further recipients')
    .option('--remove <code...>', 'recipients that get it no more')
    .option('--message-id <id>', 'identity of the request; default made of what is asked')
    .addHelpText(
      'after',
      examples(
        'lienthong update cea5f34c-… --reason "Đính chính số liệu" --document van-ban.json --file Phu-luc.pdf',
        'lienthong update cea5f34c-… --reason "Bổ sung nơi nhận" --add H49.217',
      ),
    )
    .action(
      action<[string, Flags]>(
        io,
        async (session, transfer, { reason, document, file = [], add, remove, messageId }) => {
          if (document === undefined && file.length > 0) {
            throw new Misused({ vi: 'Tệp đính kèm cần --document.', en: '--file needs --document.' });
          }
          const asked = {
            reason,
            ...(document === undefined ? {} : { document: await changedDocument(document, file) }),
            ...(add === undefined ? {} : { addRecipients: add }),
            ...(remove === undefined ? {} : { removeRecipients: remove }),
          };
          const client = await session.client();
          const draft = { ...asked, messageId: messageId ?? identityOf(asked) };
          const taken = orStop(
            await client.update(
              transfer,
              draft,
              file.map((path) => ({ path })),
            ),
          );
          session.terminal.result(taken, () => `Đã ghi cập nhật · update recorded: ${taken.receipt.requestId}`);
          for (const { code, path } of taken.warnings ?? []) {
            session.terminal.note(`Cảnh báo · warning [${code}] ${path}`);
          }
        },
      ),
    );
};
