#!/usr/bin/env -S node --max-semi-space-size=16 --heap-growing-percent=40
import { runCli } from './run-cli.js';

// `lienthong events | head`: a reader that has seen enough is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runCli(process.argv.slice(2), { env: process.env, out: process.stdout, err: process.stderr });
