import type { Client, WindowEntry } from '@lienthong/client';
import { inboxTable, entryLine } from '../render/inbox.js';
import { wholeNumber } from '../shell/arguments.js';
import { untilInterrupted } from '../shell/interrupt.js';
import type { Session } from '../shell/session.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';

interface Flags {
  readonly follow?: boolean;
  readonly ack?: boolean;
  readonly after?: string;
  readonly limit?: number;
  readonly wait?: number;
}

const follow = async ({ terminal }: Session, client: Client, agency: string, { ack, after }: Flags): Promise<void> => {
  using interrupted = untilInterrupted();
  const { signal } = interrupted;
  const onTrouble = (): void => terminal.note('Mất kết nối, đang nối lại · line lost, taking it up again');
  for await (const next of client.followInbox(agency, { signal, onTrouble, ...(after ? { after } : {}) })) {
    const entry: WindowEntry = orStop(next);
    terminal.result(entry, () => entryLine(entry));
    if (ack === true) orStop(await client.moveCursor(agency, entry.cursor));
  }
};

const page = async ({ terminal }: Session, client: Client, agency: string, flags: Flags): Promise<void> => {
  const { ack = false, after, limit, wait = 0 } = flags;
  const window = { ...(after === undefined ? {} : { after }), ...(limit === undefined ? {} : { limit }) };
  const read = orStop(await client.pollInbox(agency, wait, window));
  terminal.result(read, () => (read.entries.length === 0 ? 'Không có gì mới · nothing new' : inboxTable(read.entries)));
  const last = read.entries.at(-1);
  if (ack && last) {
    orStop(await client.moveCursor(agency, last.cursor));
    terminal.note(`Đã xác nhận đến · acknowledged up to ${last.sequence}`);
  }
};

export const addInbox: AddVerb = (program, io) => {
  program
    .command('inbox <code>')
    .summary('what was delivered to an agency')
    .description(
      'Hộp thư đến của một cơ quan, tiếp theo phần hệ thống này đã xác nhận.\n' +
        'Reading shows no content and acknowledges nothing; --ack hands over what was shown.',
    )
    .option('--follow', 'stay and show each entry as it comes (with --json one a line)')
    .option('--ack', 'acknowledge what was shown')
    .option('--after <cursor>', '`start` for the whole inbox, or a cursor')
    .option('--limit <count>', 'at most so many', wholeNumber)
    .option('--wait <seconds>', 'wait for an entry when there is none, at most 60', wholeNumber)
    .addHelpText(
      'after',
      examples(
        'lienthong inbox H49.204',
        'lienthong inbox H49.204 --follow --ack',
        'lienthong inbox H49.204 --after start --json',
      ),
    )
    .action(
      action<[string, Flags]>(io, async (session, agency, flags) => {
        const client = await session.client();
        await (flags.follow === true ? follow : page)(session, client, agency, flags);
      }),
    );
};
