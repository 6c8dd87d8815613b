#!/usr/bin/env node
import { once } from 'node:events';
import { startAxisProcess } from './axis-process.js';
import { HELP, readOptions } from './options.js';
import { toldOf } from './told.js';

const run = async (argv: readonly string[]): Promise<number> => {
  const options = readOptions(argv);
  if (options === undefined) {
    process.stderr.write(HELP);
    return argv.includes('--help') ? 0 : 2;
  }
  await using axis = await startAxisProcess(options);
  const line = (event: string): string =>
    `${JSON.stringify({ level: 'info', event, axis: axis.axis?.url, operator: axis.url })}\n`;
  process.stdout.write(line('listening'));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  process.stdout.write(line('stopping'));
  return 0;
};

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  const told = toldOf(error);
  if (told === undefined) throw error;
  process.stderr.write(told);
  return 1;
});
