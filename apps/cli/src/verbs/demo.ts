import { runAxisDemo } from '../demo/axis/run-axis-demo.js';
import { runEdxmlDemo } from '../demo/run-edxml-demo.js';
import { runDemo } from '../demo/run-demo.js';
import { action, examples } from '../shell/verb.js';
import type { AddVerb } from '../shell/verb.js';

interface Flags {
  readonly exit?: boolean;
  readonly kafka?: boolean;
  readonly axis?: boolean;
  readonly edxml?: readonly string[];
}

export const addDemo: AddVerb = (program, io) => {
  program
    .command('demo')
    .summary('see it at work, nothing to set up')
    .description(
      'Dựng trung tâm tạm, nạp danh bạ mẫu; các cơ quan trao đổi văn bản qua HTTP hoặc Kafka, rồi cùng giải quyết hồ sơ liên thông, mỗi cơ quan một tiến trình.\n' +
        'Stays up with its address and tokens to try; --exit ends it. With --edxml the given files are sent instead, ' +
        'in their order, and each is told what became of it: a refusal is an outcome and no failure.',
    )
    .option('--exit', 'end when the play is over, as --edxml does anyway')
    .option('--kafka', 'documents alone, over a Kafka broker of the demo’s own (Docker, or Java 17 with Maven)')
    .option('--axis', 'two hubs instead: one as the national axis with a ministry, one as a province')
    .option('--edxml <file...>', 'send these edXML files instead')
    .addHelpText(
      'after',
      examples(
        'lienthong demo',
        'lienthong demo --exit',
        'lienthong demo --kafka',
        'lienthong demo --axis --exit',
        'lienthong demo --exit --json --edxml *.edxml',
      ),
    )
    .action(
      action<[Flags]>(io, async (session, { exit = false, kafka = false, axis = false, edxml }) => {
        if (axis) await runAxisDemo(session, { exit });
        else await (edxml === undefined ? runDemo(session, { exit, kafka }) : runEdxmlDemo(session, edxml));
      }),
    );
};
