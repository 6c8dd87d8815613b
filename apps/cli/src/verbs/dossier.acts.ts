import type { Command } from 'commander';
import type { CitizenAnswerDraft, DossierTaken, FilingDraft } from '@lienthong/client';
import { readTextFile } from '../hub/text-file.js';
import { localTime } from '../render/time.js';
import type { Shell } from '../shell/io.js';
import { Misused, orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import { dossierFactTerm } from '../terms/dossiers.js';

/** What followed, for an official. */
export const takenText = ({ dossier, code, due, recorded, events }: DossierTaken): string => {
  if (!recorded) return `${code ?? dossier}: đã ghi nhận trước đây · known before`;
  const said = events.map(({ type }) => dossierFactTerm(type)[0]).join(', ');
  return `${code ?? dossier}: ${said}${due === null ? '' : ` · hẹn trả ${localTime(due)}`}`;
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
    .addHelpText('after', examples('lienthong dossier open khai-sinh.json --code H49.204-260303-0001'))
    .action(
      action<[string, { code?: string; national?: string }]>(
        io,
        async ({ client, terminal }, file, { code, national }) => {
          const { dossiers } = await client();
          const filed = orStop(await dossiers.file((await jsonFile(file)) as FilingDraft));
          const reception = { ...(national === undefined ? {} : { national }) };
          const taken =
            code === undefined ? filed : orStop(await dossiers.receive(filed.dossier, { code, ...reception }));
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
    .action(
      action<[string, string, { national?: string }]>(io, async ({ client, terminal }, id, code, { national }) => {
        const reception = { code, ...(national === undefined ? {} : { national }) };
        const taken = orStop(await (await client()).dossiers.receive(id, reception));
        terminal.result(taken, () => takenText(taken));
      }),
    );
  dossier
    .command('answer <id> <request>')
    .summary('the citizen answered: supplement, fee, confirmation')
    .option('--items <file>', 'JSON list of what was supplemented')
    .action(
      action<[string, string, { items?: string }]>(io, async ({ client, terminal }, id, requestId, { items }) => {
        const handedIn = items === undefined ? {} : { items: (await jsonFile(items)) as CitizenAnswerDraft['items'] };
        const taken = orStop(
          await (await client()).dossiers.answer(id, { requestId, ...handedIn } as CitizenAnswerDraft),
        );
        terminal.result(taken, () => takenText(taken));
      }),
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
    .command('withdraw <id>')
    .summary('the citizen takes it back')
    .option('--reason <text>')
    .action(
      action<[string, { reason?: string }]>(io, async ({ client, terminal }, id, words) => {
        const taken = orStop(await (await client()).dossiers.withdraw(id, words));
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
