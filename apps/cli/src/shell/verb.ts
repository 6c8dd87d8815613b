import type { Command } from 'commander';
import type { Shell } from './io.js';
import { sessionOf } from './session.js';
import type { Session } from './session.js';

/** Adds a verb to a program. */
export type AddVerb = (program: Command, io: Shell) => void;

/** An action that gets its session first; commander gives the arguments, the options and the command. */
export const action =
  <Args extends readonly unknown[]>(io: Shell, act: (session: Session, ...args: Args) => Promise<void>) =>
  (...given: readonly [...Args, Command]): Promise<void> => {
    const command = given.at(-1) as Command;
    return act(sessionOf(command, io), ...(given.slice(0, -1) as readonly unknown[] as Args));
  };

/** Examples under the help of a verb. */
export const examples = (...lines: readonly string[]): string =>
  ['', 'Ví dụ · Examples:', ...lines.map((line) => `  $ ${line}`)].join('\n');

/** For an option that may be given many times, or with many values at once. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
