import type { Client, EventQuery, LogEvent } from '@lienthong/client';
import { Option } from 'commander';
import { localTime } from '../render/time.js';
import { wholeNumber } from '../shell/arguments.js';
import { untilInterrupted } from '../shell/interrupt.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';

interface Flags {
  readonly after?: number;
  readonly last: number;
  readonly follow?: boolean;
  readonly category?: string;
  readonly type?: string;
}

const WAIT_SECONDS = 25;
const PAGE = 500;

const lineOf = ({ position, recordedAt, type, stream, meta }: LogEvent): string =>
  [String(position).padStart(8), localTime(recordedAt), type, stream, meta.by.agency ?? meta.by.role].join('  ');

const startOf = async (client: Client, { after, last }: Flags): Promise<number> =>
  after ?? Math.max(0, orStop(await client.operations.events({ limit: 1 })).head - last);

export const addEvents: AddVerb = (program, io) => {
  program
    .command('events')
    .summary('the log, as it is written')
    .description(
      'Nhật ký sự kiện của trung tâm; dữ liệu cá nhân không hiện.\nEvents without what is sealed; with --json one a line.',
    )
    .option('--after <position>', 'from behind this position; 0 for all', wholeNumber)
    .addOption(
      new Option('--last <count>', 'begin so many positions before the end').argParser(wholeNumber).default(20),
    )
    .option('--follow', 'stay and show each event as it comes')
    .option('--category <names>', 'of these streams only, e.g. transfer,delivery')
    .option('--type <names>', 'of these types only, e.g. DeliveryRefused')
    .addHelpText(
      'after',
      examples('lienthong events --follow', 'lienthong events --after 0 --category transfer --json'),
    )
    .action(
      action<[Flags]>(io, async ({ client: open, terminal }, flags) => {
        const client = await open();
        using interrupted = untilInterrupted();
        const { category, type, follow = false } = flags;
        const filter = { ...(category === undefined ? {} : { category }), ...(type === undefined ? {} : { type }) };
        let after = await startOf(client, flags);
        for (let more = true; more && !interrupted.signal.aborted;) {
          const query: EventQuery = { ...filter, after, limit: PAGE, ...(follow ? { wait: WAIT_SECONDS } : {}) };
          const page = await client.operations.events(query, interrupted.signal).catch((error: unknown) => {
            if (interrupted.signal.aborted) return undefined;
            throw error;
          });
          if (!page) return;
          const { events, next, head } = orStop(page);
          for (const event of events) terminal.result(event, () => lineOf(event));
          more = follow || (next < head && next > after);
          after = next;
        }
      }),
    );
};
