import type { Command } from 'commander';
import type { CitizenAnswerDraft, DossierTaken, FilingDraft, ReceptionDraft } from '@lienthong/client';
import { readTextFile } from '../hub/text-file.js';
import { localTime } from '../render/time.js';
import type { Shell } from '../shell/io.js';
import { Misused, orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
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
    .addHelpText('after', examples('lienthong dossier open khai-sinh.json --code H49.204-260303-0001'))
    .action(
      action<[string, Partial<ReceptionDraft>]>(io, async ({ client, terminal }, file, { code, ...reception }) => {
        const { dossiers } = await client();
        const filed = orStop(await dossiers.file((await jsonFile(file)) as FilingDraft));
        const taken =
          code === undefined ? filed : orStop(await dossiers.receive(filed.dossier, { code, ...reception }));
        terminal.result(taken, () => takenText(taken));
      }),
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
    .action(
      action<[string, string, { items?: string; at?: string }]>(
        io,
        async ({ client, terminal }, id, requestId, { items, ...said }) => {
          const handedIn = items === undefined ? {} : { items: (await jsonFile(items)) as CitizenAnswerDraft['items'] };
          const answer = { requestId, ...said, ...handedIn } as CitizenAnswerDraft;
          const taken = orStop(await (await client()).dossiers.answer(id, answer));
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
