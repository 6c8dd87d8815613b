import { HELP, parseOptions } from './options.js';
import { profileSubmit } from './profile/profile-submit.js';
import { jsonReport } from './report/report.js';
import { tableReport } from './report/table.js';
import { runAll, select } from './run.js';
import { ALL } from './scenarios/all.js';

const tell = (line: string): void => void process.stderr.write(`${line}\n`);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

const options = parseOptions(process.argv.slice(2));
if (options.help) {
  print(HELP + ALL.map(({ name }) => `  ${name}`).join('\n'));
} else if (options.profile) {
  print(await profileSubmit(options.seconds));
} else {
  const results = await runAll(select(options.only), options.seconds, tell);
  print(options.json ? jsonReport(results) : tableReport(results));
  if (results.some((result) => 'failure' in result)) process.exitCode = 1;
}
