import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Fault } from '@lienthong/kernel';

const run = promisify(execFile);

export const openssl = async (...args: readonly string[]): Promise<void> => {
  await run('openssl', args).catch((cause: unknown) => {
    throw new Fault('kafka/openssl', `openssl ${args[0] ?? ''} failed`, { cause });
  });
};
