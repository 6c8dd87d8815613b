import { Option } from 'commander';
import type { Command } from 'commander';
import type { Client, DriftLine, ReconciliationResult, ReconciliationRun } from '@lienthong/client';
import { sizesOf } from '../hub/files.js';
import { startProgress } from '../render/progress.js';
import { countsTable, driftsTable } from '../render/reconciliation.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';

interface Flags {
  readonly agency: string;
  readonly vocabulary: 'portal' | 'dvclt';
  readonly complete?: boolean;
  readonly messageId?: string;
}

/** Every page of what a comparison found. */
const resultOf = async (client: Client, run: string): Promise<ReconciliationResult> => {
  const first = orStop(await client.reconciliation(run));
  const drifts: DriftLine[] = [...first.drifts];
  for (let { next } = first; next !== null;) {
    const page = orStop(await client.reconciliation(run, next));
    drifts.push(...page.drifts);
    next = page.next;
  }
  return { ...first, drifts, next: null };
};

const textOf = ({ run, counts, drifts, unreadable }: ReconciliationResult): string =>
  [
    `Đối soát · reconciliation ${run}`,
    ...(counts === null ? [] : [countsTable(counts)]),
    ...(drifts.length === 0 ? ['Không có sai lệch · nothing differs'] : [driftsTable(drifts)]),
    ...unreadable.map(({ sentence }) => sentence),
  ].join('\n');

/** `dossier` is the verb of whatever concerns dossiers; made here where nothing else has made it. */
const dossierOf = (program: Command): Command =>
  program.commands.find((command) => command.name() === 'dossier') ??
  program.command('dossier').summary('dossiers').description('Hồ sơ liên thông.');

export const addReconcile: AddVerb = (program, io) => {
  dossierOf(program)
    .command('reconcile <file>')
    .summary('compare an agency’s own list of dossiers with the events')
    .description(
      'Đối soát danh sách hồ sơ của một đơn vị (CSV, XLSX, JSON; sổ giấy gõ lại cũng được) với diễn biến trên trục.\n' +
        'What the list lacks is sent again; what it has beyond the events is asked for; what contradicts goes to people.',
    )
    .requiredOption('--agency <code>', 'whose list it is')
    .addOption(
      new Option('--vocabulary <name>', 'whose statuses it has').choices(['portal', 'dvclt']).default('portal'),
    )
    .option('--complete', 'the list claims to hold every dossier of the agency')
    .option('--message-id <id>', 'identity of the comparison: the same again is the same one')
    .addHelpText(
      'after',
      examples(
        'lienthong dossier reconcile so-theo-doi.xlsx --agency H49.204 --complete',
        'lienthong dossier reconcile ho-so.csv --agency H49.204 --vocabulary dvclt --json',
      ),
    )
    .action(
      action<[string, Flags]>(io, async (session, file, { agency, vocabulary, complete = false, messageId }) => {
        const client = await session.client();
        const draft = { agency, vocabulary, complete, ...(messageId === undefined ? {} : { messageId }) };
        let run: ReconciliationRun;
        {
          using progress = startProgress(session, 'Đối soát', await sizesOf([file]));
          run = orStop(await client.reconcile(draft, file, { onSent: progress.to }));
        }
        const result = await resultOf(client, run.run);
        session.terminal.result(result, () => textOf(result));
      }),
    );
};
