import { randomUUID } from 'node:crypto';
import { Argument } from 'commander';
import type { Command } from 'commander';
import type { Client, ItemDraft, LegReport, LegReportDraft } from '@lienthong/client';
import { withFiles } from '../hub/item-files.js';
import type { WithFiles } from '../hub/item-files.js';
import type { Shell } from '../shell/io.js';
import { orStop } from '../shell/stopped.js';
import { action, collect, examples } from '../shell/verb.js';
import { REPORT_TERMS } from '../terms/dossiers.js';
import { jsonFile, takenText } from './dossier.acts.js';

type Flags = Partial<Omit<LegReportDraft, 'report' | 'items'>> & {
  readonly items?: string;
  readonly paper?: readonly string[];
} & WithFiles;

/** Who has the leg by now; of one that nobody has the hub says so. */
const agencyOfLeg = async (hub: Client, id: string, leg: string): Promise<string> => {
  const { legs, receiver } = orStop(await hub.dossiers.show(id));
  return legs.find((one) => one.leg === leg)?.agency ?? receiver;
};

const itemsOf = async (file: string | undefined, paper: readonly string[]): Promise<readonly ItemDraft[]> => [
  ...(file === undefined ? [] : ((await jsonFile(file)) as readonly ItemDraft[])),
  ...paper.map((item) => ({ item })),
];

export const addReport = (dossier: Command, io: Shell): void => {
  dossier
    .command('report')
    .argument('<id>')
    .argument('<leg>')
    .addArgument(new Argument('<report>').choices(Object.keys(REPORT_TERMS)))
    .summary('report on a leg')
    .description(
      Object.entries(REPORT_TERMS)
        .map(([report, term]) => `  ${report.padEnd(20)} ${term}`)
        .join('\n'),
    )
    .option('--report-id <id>', 'identity of the report; give the same again to repeat one')
    .option('--agency <code>', 'who speaks; default: the agency of the leg')
    .option('--at <moment>', 'when it happened, RFC 3339 with an offset; default now')
    .option('--reason <text>', 'wanted for failed, returned and supplement-needed')
    .option('--person <name>', 'the official who says so')
    .option('--step <step>', 'with step')
    .option('--to <leg>', 'with returned: the leg that made the error')
    .option('--option <option>', 'with option-found')
    .option('--fee <fee>', 'with fee-needed')
    .option('--items <file>', 'with completed: JSON list of the results and what is in them')
    .option('--file <item=path>', 'with completed: a file of a result; may be repeated', collect)
    .option('--paper <item...>', 'with completed: results that are there on paper')
    .addHelpText(
      'after',
      examples(
        'lienthong dossier report H49.204-260303-0001 khai-sinh completed --items giay-khai-sinh.json',
        'lienthong dossier report H49.204-260303-0001 khai-sinh completed --file giay-khai-sinh=ban-dien-tu.pdf',
        'lienthong dossier report H49.204-260303-0001 bhyt completed --paper the-bhyt',
        'lienthong dossier report H49.204-260303-0001 thuong-tru returned --to khai-sinh --reason "Sai ngày sinh"',
      ),
    )
    .action(
      action<[string, string, LegReport, Flags]>(io, async ({ client, terminal }, id, leg, report, flags) => {
        const { items: list, file: files = [], paper = [], reportId = `cli-${randomUUID()}`, ...said } = flags;
        const hub = await client();
        const listed = await itemsOf(list, paper);
        const speaker = files.length === 0 ? '' : (flags.agency ?? (await agencyOfLeg(hub, id, leg)));
        const results = await withFiles(hub, speaker, listed.length === 0 ? undefined : listed, files);
        const taken = orStop(await hub.dossiers.report(id, leg, { reportId, report, ...said, ...results }));
        terminal.result(taken, () => takenText(taken));
      }),
    );
};
