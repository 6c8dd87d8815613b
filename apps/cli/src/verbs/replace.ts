import { changedDocument, identityOf } from '../hub/changed-document.js';
import { orStop } from '../shell/stopped.js';
import { action, collect, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';

interface Flags {
  readonly to?: readonly string[];
  readonly file?: readonly string[];
  readonly messageId?: string;
}

export const addReplace: AddVerb = (program, io) => {
  program
    .command('replace <transfer> <file>')
    .summary('send a document that replaces another')
    .description(
      'Gửi văn bản thay thế; nơi nhận văn bản cũ được báo.\n' +
        'The file is JSON of the new document. The same replacement given again answers with the same receipt.',
    )
    .option('--to <code...>', 'recipients; default those of the replaced document')
    .option('--file <path>', 'attachment; may be repeated', collect)
    .option('--message-id <id>', 'identity of the message; default made of what is sent')
    .addHelpText('after', examples('lienthong replace cea5f34c-… van-ban-moi.json --file Quyet-dinh.pdf'))
    .action(
      action<[string, string, Flags]>(io, async (session, transfer, path, { to, file = [], messageId }) => {
        const asked = { document: await changedDocument(path, file), ...(to === undefined ? {} : { to }) };
        const client = await session.client();
        const draft = { ...asked, messageId: messageId ?? identityOf({ transfer, ...asked }) };
        const taken = orStop(
          await client.replace(
            transfer,
            draft,
            file.map((one) => ({ path: one })),
          ),
        );
        session.terminal.result(
          taken,
          () => `Đã nhận · accepted: ${taken.receipt.documentId}\n${taken.receipt.transfer}`,
        );
        for (const { code, path: place } of taken.receipt.warnings) {
          session.terminal.note(`Cảnh báo · warning [${code}] ${place}`);
        }
      }),
    );
};
