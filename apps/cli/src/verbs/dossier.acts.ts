import type { Command } from 'commander';
import type { CitizenAnswerDraft, DossierTaken, FilingDraft, ReceptionDraft } from '@lienthong/client';
import { readTextFile } from '../hub/text-file.js';
import { localTime } from '../render/time.js';
import type { Shell } from '../shell/io.js';
import { Misused, orStop } from '../shell/stopped.js';
import { action, collect, examples } from '../shell/verb.js';
import { withFiles } from '../hub/item-files.js';
import type { WithFiles } from '../hub/item-files.js';
import { dossierFactTerm } from '../terms/dossiers.js';

/** Facts with which the clock stands still. */
const STOPPING: ReadonlySet<string> = new Set(['SupplementRequested', 'FeeRequested', 'ConfirmationAwaited']);

/** What followed, for an official. */
export const takenText = ({ dossier, code, status, due, recorded, events }: DossierTaken): string => {
  if (!recorded) return `${code ?? dossier}: đã ghi nhận trước đây · known before`;
  const said = events.map(({ type }) => dossierFactTerm(type)[0]).join(', ');
  if (events.some(({ type }) => STOPPING.has(type))) return `${code ?? dossier}: ${said} · tạm dừng tính thời hạn`;
  return `${code ?? dossier}: ${said}${due === null || status === 'ended' ? '' : ` · hẹn trả ${localTime(due)}`}`;
};

/** JSON of a file as the hub wants it; the hub says what does not fit. */
export const jsonFile = async (file: string): Promise<unknown> => {
  const text = await readTextFile(file);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Misused({ vi: `Tệp ${file} không phải JSON.`, en: `${file} is not JSON.` });
  }
};

export const addOpenDossier = (dossier: Command, io: Shell): void => {
  dossier
    .command('open <file>')
    .summary('file a dossier: JSON as POST /v1/dossiers takes it')
    .description('Nộp hồ sơ. The same file again is answered as the first time.')
    .option('--code <code>', 'and receive it at once under this code of the one-stop counter')
    .option('--national <code>', 'with its code in the national system')
    .option('--received-at <moment>', 'with --code: when it was received, RFC 3339 with an offset; default now')
    .option('--file <item=path>', 'a file of an item, e.g. a scan; may be repeated', collect)
    .addHelpText(
      'after',
      examples(
        'lienthong dossier open khai-sinh.json --code H49.204-260303-0001',
        'lienthong dossier open khai-sinh.json --file giay-chung-sinh=scan.pdf',
      ),
    )
    .action(
      action<[string, Partial<ReceptionDraft> & WithFiles]>(
        io,
        async ({ client, terminal }, path, { code, file: files = [], ...reception }) => {
          const hub = await client();
          const filing = (await jsonFile(path)) as FilingDraft;
          const items = await withFiles(hub, filing.receiver, filing.items, files);
          const filed = orStop(await hub.dossiers.file({ ...filing, ...items }));
          const taken =
            code === undefined ? filed : orStop(await hub.dossiers.receive(filed.dossier, { code, ...reception }));
          terminal.result(taken, () => takenText(taken));
        },
      ),
    );
};

export const addActs = (dossier: Command, io: Shell): void => {
  dossier
    .command('receive <id> <code>')
    .summary('receive it under its code: the clock starts, the first legs are handed over')
    .option('--national <code>', 'its code in the national system')
    .option('--received-at <moment>', 'when, RFC 3339 with an offset, not before the filing; default now')
    .action(
      action<[string, string, Omit<ReceptionDraft, 'code'>]>(io, async ({ client, terminal }, id, code, reception) => {
        const taken = orStop(await (await client()).dossiers.receive(id, { code, ...reception }));
        terminal.result(taken, () => takenText(taken));
      }),
    );
  dossier
    .command('link <id> <national>')
    .summary('link the code that the national system gave it, once')
    .action(
      action<[string, string]>(io, async ({ client, terminal }, id, national) => {
        const taken = orStop(await (await client()).dossiers.linkCode(id, national));
        terminal.result(taken, () => takenText(taken));
      }),
    );
  dossier
    .command('answer <id> <request>')
    .summary('the citizen answered: supplement, fee, confirmation')
    .option('--items <file>', 'JSON list of what was supplemented')
    .option('--at <moment>', 'when, RFC 3339 with an offset; default now')
    .option('--file <item=path>', 'a file of an item that was supplemented; may be repeated', collect)
    .action(
      action<[string, string, { items?: string; at?: string } & WithFiles]>(
        io,
        async ({ client, terminal }, id, requestId, { items, file: files = [], ...said }) => {
          const hub = await client();
          const listed = items === undefined ? undefined : ((await jsonFile(items)) as CitizenAnswerDraft['items']);
          const receiver = files.length === 0 ? '' : orStop(await hub.dossiers.show(id)).receiver;
          const handedIn = await withFiles(hub, receiver, listed, files);
          const taken = orStop(await hub.dossiers.answer(id, { requestId, ...said, ...handedIn }));
          terminal.result(taken, () => takenText(taken));
        },
      ),
    );
  dossier
    .command('deliver <id>')
    .summary('the result was handed to the citizen')
    .option('--at <moment>', 'when, RFC 3339 with an offset; default now')
    .action(
      action<[string, { at?: string }]>(io, async ({ client, terminal }, id, { at }) => {
        const taken = orStop(await (await client()).dossiers.deliver(id, at));
        terminal.result(taken, () => takenText(taken));
      }),
    );
  dossier
    .command('assign <id> <leg>')
    .summary('decide who does a leg that nobody answers for (operator)')
    .requiredOption('--to <code>', 'who does it')
    .action(
      action<[string, string, { to: string }]>(io, async ({ client, terminal }, id, leg, { to }) => {
        const taken = orStop(await (await client()).dossiers.assign(id, leg, to));
        terminal.result(taken, () => takenText(taken));
      }),
    );
};
