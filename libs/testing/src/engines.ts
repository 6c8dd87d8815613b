import { spawnSync } from 'node:child_process';

const required = new Set((process.env['REQUIRED_ENGINES'] ?? '').split(',').filter(Boolean));

/**
 * A test that needs an engine of the machine. Where it is not there the test is reported as not run, by name, at the
 * end of the run; where REQUIRED_ENGINES names it, it fails.
 */
export const withEngine = (
  engine: string,
  isThere: boolean,
  title: string,
  run: () => Promise<void>,
  timeout?: number,
): void => {
  if (isThere) it(title, run, timeout);
  else if (required.has(engine)) it(title, () => Promise.reject(new Error(`${engine} is required and not there`)));
  else it(`not run: ${engine}`, () => expect(isThere).toBe(false));
};

export const commandWorks = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 10_000 }).status === 0;
