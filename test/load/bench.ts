import { HELP, parseOptions } from './options.js';
import { profileBirths } from './profile/profile-births.js';
import { profileBus } from './profile/profile-bus.js';
import { profileSend } from './profile/profile-send.js';
import { profileSubmit } from './profile/profile-submit.js';
import { jsonReport } from './report/report.js';
import { tableReport } from './report/table.js';
import { runAll, select } from './run.js';
import { axisSend } from './scenarios/axis-send.js';
import { busEndToEnd } from './scenarios/bus-end-to-end.js';
import { dossierFlow } from './scenarios/dossier-flow.js';
import { ALL } from './scenarios/all.js';

const tell = (line: string): void => void process.stderr.write(`${line}\n`);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

const profileOf = (only: readonly string[]): ((seconds: number) => Promise<string>) => {
  if (only.includes(busEndToEnd.name)) return profileBus;
  if (only.includes(axisSend.name)) return profileSend;
  return only.includes(dossierFlow.name) ? profileBirths : profileSubmit;
};

const bench = async (): Promise<void> => {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    print(HELP + ALL.map(({ name }) => `  ${name}`).join('\n'));
    return;
  }
  if (options.profile) {
    print(await profileOf(options.only)(options.seconds));
    return;
  }
  const results = await runAll(select(options.only), options.seconds, tell);
  if (options.json) {
    tell(tableReport(results));
    print(jsonReport(results));
  } else print(tableReport(results));
  if (results.some((result) => 'failure' in result)) process.exitCode = 1;
};

try {
  await bench();
} catch (error) {
  // A mistake in the options; a scenario that fails is reported with the others.
  if (!(error instanceof TypeError)) throw error;
  tell(error.message);
  process.exitCode = 2;
}
