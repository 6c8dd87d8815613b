import { Option } from 'commander';
import type { Command } from 'commander';
import type { Io } from './io.js';

/** Options of every verb. The token has none: it would stand in the process list and the shell's history. */
export interface Globals {
  readonly url: string;
  readonly tokenFile?: string;
  readonly allowPlainHttp?: boolean;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const addGlobals = (program: Command): Command =>
  program
    .addOption(new Option('--url <url>', 'address of the hub').env('LIENTHONG_URL').default('http://127.0.0.1:8080'))
    .option('--token-file <file>', 'file that holds the token; or the token itself in LIENTHONG_TOKEN')
    .option('--allow-plain-http', 'plain HTTP beyond this machine; or LIENTHONG_ALLOW_PLAIN_HTTP=1')
    .option('--json', 'results as JSON on standard output')
    .option('--debug', 'show stack traces');

export const globalsOf = (command: Command): Globals => command.optsWithGlobals<Globals>();

/** In so many words: nothing but `1` allows it in the environment. */
export const plainHttpAllowed = ({ allowPlainHttp = false }: Globals, { env }: Pick<Io, 'env'>): boolean =>
  allowPlainHttp || env['LIENTHONG_ALLOW_PLAIN_HTTP'] === '1';
