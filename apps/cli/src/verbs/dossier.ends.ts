import type { Command } from 'commander';
import type { Shell } from '../shell/io.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import { takenText } from './dossier.acts.js';

interface Words {
  readonly reason?: string;
  readonly person?: string;
}

/** How a dossier ends without its result, and how its date is put off. */
export const addEnds = (dossier: Command, io: Shell): void => {
  dossier
    .command('refuse <id>')
    .summary('do not receive it, with a reason for the citizen')
    .requiredOption('--reason <text>')
    .option('--person <name>', 'the official who says so')
    .action(
      action<[string, Words]>(io, async ({ client, terminal }, id, words) => {
        const taken = orStop(await (await client()).dossiers.refuse(id, words));
        terminal.result(taken, () => takenText(taken));
      }),
    );
  dossier
    .command('withdraw <id>')
    .summary('the citizen takes it back')
    .option('--reason <text>')
    .option('--person <name>', 'the official who says so')
    .action(
      action<[string, Words]>(io, async ({ client, terminal }, id, words) => {
        const taken = orStop(await (await client()).dossiers.withdraw(id, words));
        terminal.result(taken, () => takenText(taken));
      }),
    );
  dossier
    .command('stop <id>')
    .summary('a party stops it, with a reason')
    .requiredOption('--reason <text>')
    .option('--person <name>', 'the official who says so')
    .option('--agency <code>', 'the party that stops it; default: yours')
    .action(
      action<[string, Words & { readonly agency?: string }]>(io, async ({ client, terminal }, id, words) => {
        const taken = orStop(await (await client()).dossiers.stop(id, words));
        terminal.result(taken, () => takenText(taken));
      }),
    );
  dossier
    .command('apologise <id>')
    .summary('apologise and give a new date, once, at the latest the day before (form 04)')
    .requiredOption('--due <moment>', 'the new date within working time, RFC 3339 with an offset')
    .requiredOption('--reason <text>')
    .option('--person <name>', 'the official who says so')
    .addHelpText(
      'after',
      examples(
        'lienthong dossier apologise H49.204-260303-0001 --due 2026-03-12T17:00:00+07:00 --reason "Chờ xác minh"',
      ),
    )
    .action(
      action<[string, Words & { readonly due: string }]>(io, async ({ client, terminal }, id, apology) => {
        const taken = orStop(await (await client()).dossiers.apologise(id, apology));
        terminal.result(taken, () => takenText(taken));
      }),
    );
};
