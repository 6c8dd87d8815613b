import type { ChangeTaken, DocumentTaken, MessageTaken } from '@lienthong/client';
import { documentOf } from '../hub/document-file.js';
import { isXmlFile, sizesOf } from '../hub/files.js';
import { startProgress } from '../render/progress.js';
import { Misused, orStop } from '../shell/stopped.js';
import { action, collect, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';

interface Flags {
  readonly from?: string;
  readonly to?: readonly string[];
  readonly file?: readonly string[];
  readonly messageId?: string;
  readonly test?: boolean;
}

const warningsOf = (taken: DocumentTaken | ChangeTaken | MessageTaken) =>
  taken.kind === 'document' ? taken.receipt.warnings : (taken.warnings ?? []);

const takenText = (taken: MessageTaken): string => {
  switch (taken.kind) {
    case 'document':
      return `Đã nhận · accepted: ${taken.receipt.documentId}\n${taken.receipt.transfer}`;
    case 'recall':
    case 'update':
      return `Đã ghi yêu cầu · ${taken.kind} recorded\n${taken.receipt.transfer}`;
    case 'status':
      return `Đã ghi trạng thái · status ${taken.status} of ${taken.agency}\n${taken.transfer}`;
  }
};

export const addSend: AddVerb = (program, io) => {
  program
    .command('send <file>')
    .summary('send a document or a status message')
    .description(
      'Gửi một thông điệp edXML nguyên như tệp, hoặc một văn bản JSON cùng các tệp đính kèm.\n' +
        'An edXML file goes as it is. A JSON file is a submission (`from`, `to`, `document`), or the document alone ' +
        'with --from and --to. Sending the same again answers with the same receipt and delivers nothing twice.',
    )
    .option('--from <code>', 'sending agency (JSON only)')
    .option('--to <code...>', 'recipients (JSON only)')
    .option('--file <path>', 'attachment (JSON only); may be repeated', collect)
    .option('--message-id <id>', 'identity of the message (JSON only); default made of the content')
    .option('--test', 'validated, resolved and receipted, and shown to nobody but the sender')
    .addHelpText(
      'after',
      examples(
        'lienthong send cong-van-7816.edxml',
        'lienthong send quyet-dinh.json --from H49 --to H49.204 H49.217 --file Quyet-dinh.pdf',
      ),
    )
    .action(
      action<[string, Flags]>(io, async (session, path, { from, to, file = [], messageId, test = false }) => {
        const xml = await isXmlFile(path);
        if (xml && [from, to, messageId].some((given) => given !== undefined)) {
          throw new Misused({
            vi: 'Thông điệp edXML được gửi nguyên như tệp.',
            en: '--from, --to and --message-id are for JSON documents.',
          });
        }
        if (xml && file.length > 0) {
          throw new Misused({ vi: 'Tệp đính kèm nằm trong edXML.', en: 'An edXML file carries its own attachments.' });
        }
        const client = await session.client();
        using progress = startProgress(session, 'Gửi', await sizesOf([path, ...file]));
        const options = { test, onSent: progress.to };
        const taken = xml
          ? orStop(await client.submitEdxml(path, options))
          : orStop(
              await client.submitDocument(
                await documentOf(path, { from, to, files: file, messageId }),
                file.map((one) => ({ path: one })),
                options,
              ),
            );
        session.terminal.result(taken, () => takenText(taken));
        for (const { code, path: place } of warningsOf(taken)) {
          session.terminal.note(`Cảnh báo · warning [${code}] ${place}`);
        }
      }),
    );
};
