#!/usr/bin/env node
import { once } from 'node:events';
import { startAxisProcess } from './axis-process.js';
import { HELP, readOptions } from './options.js';

const options = readOptions(process.argv.slice(2));
if (options === undefined) {
  process.stderr.write(HELP);
  process.exitCode = process.argv.includes('--help') ? 0 : 2;
} else {
  await using axis = await startAxisProcess(options);
  const line = (event: string): string =>
    `${JSON.stringify({ level: 'info', event, axis: axis.axis?.url, operator: axis.url })}\n`;
  process.stdout.write(line('listening'));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  process.stdout.write(line('stopping'));
}
