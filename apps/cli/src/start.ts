import { isKnownWarning } from '@lienthong/bus';
import { printWarnings } from '@lienthong/telemetry';
import { runCli } from './run-cli.js';

/** The command line of this process. */
export const start = async (): Promise<void> => {
  printWarnings(isKnownWarning);
  // `lienthong events | head`: a reader that has seen enough is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  process.exitCode = await runCli(process.argv.slice(2), {
    env: process.env,
    out: process.stdout,
    err: process.stderr,
  });
};
