import { Option } from 'commander';
import type { FoundTransfer, SearchDraft } from '@lienthong/client';
import { tellReach } from '../render/reach.js';
import { table } from '../render/table.js';
import { localTime } from '../render/time.js';
import { wholeNumber } from '../shell/arguments.js';
import { orStop } from '../shell/stopped.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';

const deliveriesOf = ({ deliveries }: FoundTransfer): string =>
  deliveries
    .slice(0, 4)
    .map(({ agency, status, rung }) => `${agency}:${rung ?? status}`)
    .concat(deliveries.length > 4 ? [`+${deliveries.length - 4}`] : [])
    .join(' ');

export const addSearch: AddVerb = (program, io) => {
  program
    .command('search [words...]')
    .summary('find documents')
    .description(
      'Tìm văn bản theo trích yếu (có hoặc không dấu), số ký hiệu, nơi gửi, nơi nhận, trạng thái.\nNewest first.',
    )
    .option('--document <text>', 'number, notation, number/notation or DocumentId')
    .option('--sender <code>', 'code of the sender')
    .option('--recipient <code>', 'code of a recipient')
    .option(
      '--status <status>',
      '01–06, waiting, refused, recalled, cancelled, passed-on, silent, acceptance-expired, awaited',
    )
    .option('--from <moment>', 'submitted at or after, RFC 3339 with an offset')
    .option('--to <moment>', 'submitted before')
    .option('--before <position>', 'continue after this position, from `next`', wholeNumber)
    .addOption(new Option('--limit <count>', 'at most so many').argParser(wholeNumber).default(50))
    .addHelpText(
      'after',
      examples(
        'lienthong search ket noi lien thong',
        'lienthong search --document 7816/VPCP-TTĐT',
        'lienthong search --status silent --json',
      ),
    )
    .action(
      action<[readonly string[], SearchDraft]>(io, async ({ client, terminal }, words, asked) => {
        const { document, sender, recipient, status, from, to, before, limit } = asked;
        const subject = words.length === 0 ? undefined : words.join(' ');
        const all = { document, sender, recipient, status, from, to, before, limit, subject };
        const query: SearchDraft = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
        const page = orStop(await (await client()).search(query));
        terminal.result(page, () =>
          table(
            ['Lúc gửi', 'Văn bản', 'Nơi gửi', 'Nơi nhận', 'Mã chuyển · transfer'],
            page.transfers.map((one) => [
              localTime(one.submittedAt),
              one.documentId,
              one.sender,
              deliveriesOf(one),
              one.transfer,
            ]),
          ),
        );
        tellReach(terminal, page);
        if (page.next !== null) terminal.note(`… còn nữa · more: --before ${page.next}`);
      }),
    );
};
