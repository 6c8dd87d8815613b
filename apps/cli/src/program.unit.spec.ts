import type { Command } from 'commander';
import { buildProgram } from './program.js';
import { runCli } from './run-cli.js';
import { memoryIo } from './testing/memory-io.js';

const tree = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(tree)];
const program = buildProgram({ ...memoryIo(), exitWith: () => undefined });
const leaves = tree(program).filter((command) => command.commands.length === 0);
const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}`.trim() : '';

const run = async (line: string, env = {}) => {
  const io = memoryIo(env);
  const exit = await runCli(line.split(' '), io);
  return { exit, ...io.written() };
};

describe('the command line', () => {
  it('has the verbs of an exchange', () => {
    expect(program.commands.map((command) => command.name())).toEqual([
      'init',
      'serve',
      'demo',
      'agency',
      'system',
      'send',
      'inbox',
      'open',
      'status',
      'recall',
      'update',
      'replace',
      'desk',
      'trace',
      'search',
      'events',
      'ops',
      'kafka',
      'procedure',
      'dossier',
      'calendar',
      'report',
      'axis',
    ]);
  });

  it('takes no token on the command line', () => {
    const flags = tree(program).flatMap((command) => command.options.map((option) => option.long));
    expect(flags.filter((flag) => flag?.includes('token'))).toEqual(['--token-file']);
  });

  it.each(leaves.map((command) => [nameOf(command), command] as const))(
    'explains %s in a few words',
    (_name, command) => {
      expect(command.summary()).not.toBe('');
    },
  );

  it.each(program.commands.filter((command) => command.commands.length === 0).map((command) => command.name()))(
    'teaches %s by examples',
    async (name) => {
      const { exit, out } = await run(`${name} --help`);
      expect(exit).toBe(0);
      expect(out).toMatch(new RegExp(`Examples:\\n  \\$ lienthong .*${name}`));
      expect(out).toContain('--json');
    },
  );

  it.each([
    ['an unknown verb', 'sendd a'],
    ['an unknown flag', 'trace x --nope'],
    ['a missing argument', 'trace'],
    ['one argument too many', 'trace a b'],
    ['a status that does not exist', 'status t H1 07'],
    ['a missing reason', 'recall t'],
    ['a number that is none', 'search --limit many'],
    ['a port out of range', 'serve --port 70000'],
    ['a role that does not exist', 'system token qlvb --role king'],
    ['neither file nor example', 'agency import'],
    ['neither a message nor all of them', 'axis retry --reason x'],
    ['a message and all of them', 'axis retry m --all --reason x'],
    ['a part of all with one message', 'axis retry m --to G22 --reason x'],
    ['no token', 'trace t'],
  ])('ends with 2 for %s, on standard error', async (_what, line) => {
    const { exit, out, err } = await run(line);
    expect(exit).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/\n→ /);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('ends with 3 where nothing listens, and says what to do', async () => {
    const { exit, err } = await run('trace t --url http://127.0.0.1:9', { LIENTHONG_TOKEN: 'x' });
    expect(exit).toBe(3);
    expect(err).toMatch(/^Không kết nối được với trung tâm\. \[client\/unreachable\]\n→ .*lienthong serve/);
  });

  it('tells errors as JSON too, still on standard error', async () => {
    const { exit, out, err } = await run('--json trace t --url http://hub.vn', { LIENTHONG_TOKEN: 'lt_secret' });
    expect(exit).toBe(3);
    expect(out).toBe('');
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'client/plain-http' } });
    expect(err).not.toContain('lt_secret');
  });
});
