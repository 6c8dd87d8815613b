import { CommanderError } from 'commander';
import type { Command } from 'commander';
import { buildProgram } from './program.js';
import { explain, explanationText } from './shell/explain.js';
import { EXIT } from './shell/exit-codes.js';
import type { ExitCode } from './shell/exit-codes.js';
import type { Io } from './shell/io.js';

/** Every command of the tree, so that none ends the process by itself. */
const prepare = (command: Command, { out, err }: Pick<Io, 'out' | 'err'>): void => {
  command.exitOverride();
  command.configureOutput({ writeOut: (text) => out.write(text), writeErr: (text) => err.write(text) });
  for (const sub of command.commands) prepare(sub, { out, err });
};

/** Runs one command line and answers the exit status; never throws. */
export const runCli = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  let ending: ExitCode = EXIT.done;
  const program = buildProgram({ ...io, exitWith: (code) => (ending = code) });
  prepare(program, io);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return ending;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    const { json = false, debug = false } = program.opts<{ json?: boolean; debug?: boolean }>();
    const { exit, ...explanation } = explain(error);
    io.err.write(`${json ? JSON.stringify({ error: explanation }) : explanationText(explanation)}\n`);
    if (debug && error instanceof Error) io.err.write(`${error.stack ?? ''}\n`);
    return exit;
  }
};
