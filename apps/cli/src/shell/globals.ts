import { Option } from 'commander';
import type { Command } from 'commander';

/** Options of every verb. The token has none: it would stand in the process list and the shell's history. */
export interface Globals {
  readonly url: string;
  readonly tokenFile?: string;
  readonly allowPlainHttp?: boolean;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const addGlobals = (program: Command, env: Readonly<Record<string, string | undefined>>): Command =>
  program
    .addOption(
      new Option('--url <url>', 'address of the hub; or LIENTHONG_URL').default(
        env['LIENTHONG_URL'] ?? 'http://127.0.0.1:8080',
      ),
    )
    .option('--token-file <file>', 'file that holds the token; or the token itself in LIENTHONG_TOKEN')
    .option('--allow-plain-http', 'send the token over plain HTTP beyond this machine')
    .option('--json', 'results as JSON on standard output')
    .option('--debug', 'show stack traces');

export const globalsOf = (command: Command): Globals => command.optsWithGlobals<Globals>();
