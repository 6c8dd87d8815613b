import type { Command } from 'commander';
import { Option } from 'commander';
import type { BoardState } from '@lienthong/client';
import { boardTable, dossierText, dossierTraceTable } from '../render/dossier.js';
import { tellReach } from '../render/reach.js';
import { positiveNumber } from '../shell/arguments.js';
import type { Shell } from '../shell/io.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import { BOARD_TERMS } from '../terms/dossiers.js';

export const addShow = (dossier: Command, io: Shell): void => {
  dossier
    .command('show <id>')
    .summary('a dossier as it is: status, legs, what may be seen of it')
    .option('--trace', 'everything that happened to it, and who says so')
    .addHelpText('after', examples('lienthong dossier show H49.204-260303-0001 --trace'))
    .action(
      action<[string, { trace?: true }]>(io, async ({ client, terminal }, id, { trace }) => {
        const { dossiers } = await client();
        if (trace) {
          const history = orStop(await dossiers.trace(id));
          terminal.result(history, () => dossierTraceTable(history.lines));
          return;
        }
        const found = orStop(await dossiers.show(id));
        terminal.result(found, () => dossierText(found));
      }),
    );
};

interface Flags {
  readonly state: BoardState;
  readonly limit: number;
}

export const addBoard = (dossier: Command, io: Shell): void => {
  const states = Object.keys(BOARD_TERMS);
  dossier
    .command('due <agency>')
    .summary('what an agency has to do, earliest due first')
    .description(
      Object.entries(BOARD_TERMS)
        .map(([state, term]) => `  ${state.padEnd(15)} ${term}`)
        .join('\n'),
    )
    .addOption(new Option('--state <state>', 'what of it').choices(states).default('overdue'))
    .addOption(new Option('--limit <count>', 'at most so many').argParser(positiveNumber).default(100))
    .addHelpText('after', examples('lienthong dossier due G01.549.04 --state near'))
    .action(
      action<[string, Flags]>(io, async ({ client, terminal }, agency, { state, limit }) => {
        const found = orStop(await (await client()).dossiers.board(agency, state, limit));
        terminal.result(found, () =>
          found.work.length === 0 ? `Không có việc nào ${BOARD_TERMS[state]}` : boardTable(found.work),
        );
        tellReach(terminal, found);
      }),
    );
};
