import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Fetched } from '@lienthong/client';
import { Fault } from '@lienthong/kernel';
import { startProgress } from '../render/progress.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';

interface Flags {
  readonly dir: string;
  readonly edxml?: boolean;
}

export const addOpen: AddVerb = (program, io) => {
  program
    .command('open <transfer>')
    .summary('fetch a document and its attachments')
    .description(
      'Mở văn bản và tải tệp đính kèm. Bên gửi biết văn bản đã được mở và không hủy được nữa.\nFor a recipient this exposes the delivery.',
    )
    .option('--dir <folder>', 'where the files go', '.')
    .option('--edxml', 'also the edXML message')
    .addHelpText('after', examples('lienthong open cea5f34c-… --dir van-ban --edxml'))
    .action(
      action<[string, Flags]>(io, async (session, transfer, { dir, edxml = false }) => {
        const client = await session.client();
        const document = orStop(await client.document(transfer));
        await mkdir(dir, { recursive: true });
        using progress = startProgress(session, 'Tải tệp', document.attachments.length);
        const files: Fetched[] = [];
        for (const { index, name, sha256 } of document.attachments) {
          // Names come from outside: a number keeps equal ones apart, basename keeps them in the folder.
          const fetched = orStop(await client.attachment(transfer, index, join(dir, `${index + 1}-${basename(name)}`)));
          if (fetched.sha256 !== sha256) throw new Fault('cli/wrong-hash', `${name} is not what the document names`);
          files.push(fetched);
          progress.to(index + 1);
        }
        if (edxml) files.push(orStop(await client.edxml(transfer, join(dir, `${transfer}.edxml`))));
        session.terminal.result({ document, files }, () =>
          [
            `${document.head.documentId} · ${document.subject}`,
            ...files.map(({ file, bytes }) => `${file}  ${bytes}`),
          ].join('\n'),
        );
      }),
    );
};
