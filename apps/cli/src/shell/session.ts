import { readFile } from 'node:fs/promises';
import { createClient } from '@lienthong/client';
import type { Client } from '@lienthong/client';
import { Fault } from '@lienthong/kernel';
import type { Command } from 'commander';
import { globalsOf, plainHttpAllowed } from './globals.js';
import type { Globals } from './globals.js';
import type { Io, Shell } from './io.js';
import { Misused } from './stopped.js';
import { terminalOf } from './terminal.js';
import type { Terminal } from './terminal.js';

/** What a verb works with. */
export interface Session {
  readonly io: Shell;
  readonly terminal: Terminal;
  readonly globals: Globals;
  /** The hub over HTTP. */
  readonly client: () => Promise<Client>;
}

const tokenOf = async ({ tokenFile }: Globals, { env }: Io): Promise<string> => {
  const text =
    tokenFile === undefined
      ? env['LIENTHONG_TOKEN']
      : await readFile(tokenFile, 'utf8').catch((cause: unknown) => {
          throw new Fault('cli/token-file', `Cannot read ${tokenFile}`, { cause });
        });
  const token = text?.trim() ?? '';
  if (token !== '') return token;
  throw new Misused({
    vi: 'Chưa có mã truy cập.',
    en: 'Put the token into LIENTHONG_TOKEN, or its file into --token-file.',
  });
};

export const sessionOf = (command: Command, io: Shell): Session => {
  const globals = globalsOf(command);
  return {
    io,
    globals,
    terminal: terminalOf(io, globals.json === true),
    client: async () => {
      const allowPlainHttp = plainHttpAllowed(globals, io);
      return createClient({ url: globals.url, token: await tokenOf(globals, io), allowPlainHttp });
    },
  };
};
