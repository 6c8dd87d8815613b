import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.js';

export const root = join(import.meta.dirname, '../../..');

/** The blocks of a page that are marked `sh run`, or `sh run` and one of the words, in their order. */
export const examplesOf = (page: string, words: readonly string[] = []): readonly string[] =>
  [...page.matchAll(/^```sh run(?: (\w+))?\n(.*?)^```$/gms)].flatMap(([, word, block = '']) =>
    word === undefined || words.includes(word) ? [block] : [],
  );

export interface Examples {
  readonly blocks: readonly string[];
  /** What lies in the folder where they run: path there → path on this machine. README and docs always do. */
  readonly links?: Readonly<Record<string, string>>;
  /** Folders of commands. */
  readonly path?: readonly string[];
  readonly timeoutMs?: number;
}

export interface Ran extends AsyncDisposable {
  readonly stdout: string;
  /** A file that they left. */
  bytes(name: string): Promise<Uint8Array>;
  /** The same as text. */
  file(name: string): Promise<string>;
}

/** Words of npm stand for the built command line; the hub of the examples listens on a port of its own. */
const scriptOf = (blocks: readonly string[], port: number): string =>
  blocks
    .join('\n')
    .replaceAll('npm run --silent hub --', `"${process.execPath}" --no-warnings "${root}/apps/cli/dist/main.js"`)
    .replaceAll('8080', String(port))
    // The hub runs in the background; the shell waits until it listens, or fails with it.
    .replace(
      /(serve .*) &$/m,
      `$1 > hub.log & trap "kill $!" EXIT\nuntil grep -q listening hub.log; do kill -0 $!; sleep 0.1; done`,
    );

/** Runs examples as they are written, one after the other. Throws with what they said when one fails. */
export const runExamples = async ({ blocks, links = {}, path = [], timeoutMs = 280_000 }: Examples): Promise<Ran> => {
  const folder = await mkdtemp(join(tmpdir(), 'documented-'));
  const all = { 'README.md': join(root, 'README.md'), docs: join(root, 'docs'), ...links };
  for (const [name, target] of Object.entries(all)) {
    await mkdir(join(folder, dirname(name)), { recursive: true });
    await symlink(target, join(folder, name));
  }
  const paths = [...path, dirname(process.execPath), process.env['PATH'] ?? ''];
  const env = { ...process.env, PATH: paths.join(':') };
  const options = { cwd: folder, env, timeout: timeoutMs };
  const script = scriptOf(blocks, await freePort());
  const run = promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], options);
  const { stdout } = await run.catch(async (error: unknown) => {
    const { stderr = '', stdout: out = '' } = error as { stderr?: string; stdout?: string };
    const log = await readFile(join(folder, 'hub.log'), 'utf8').catch(() => '');
    await rm(folder, { recursive: true, force: true });
    throw new Error(['An example failed:', out, stderr, log].map((said) => said.slice(-2_000)).join('\n'));
  });
  return {
    stdout,
    bytes: (name) => readFile(join(folder, name)),
    file: (name) => readFile(join(folder, name), 'utf8'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
};
