import type { RuleAll } from '@lienthong/client';
import type { Command } from 'commander';
import { Misused } from '../shell/stopped.js';

export interface RulingFlags {
  readonly reason: string;
  readonly all?: boolean;
  readonly axis?: string;
  readonly code?: string;
  readonly to?: string;
}

/** The options of a decision about one message, or about all that wait. */
export const withRulingFlags = (command: Command): Command =>
  command
    .requiredOption('--reason <text>', 'why; kept on record')
    .option('--all', 'all that wait for a decision, each once')
    .option('--axis <name>', 'with --all: of this axis alone')
    .option('--code <code>', 'with --all: what failed with this code alone, such as axis/set-aside')
    .option('--to <agency>', 'with --all: what goes to this agency alone');

/** One message by its id, or those that a decision is about. Throws `Misused` where it is not said which. */
export const ruledOn = (
  id: string | undefined,
  { reason, all = false, axis, code, to }: RulingFlags,
): { readonly id: string } | { readonly which: RuleAll } => {
  if (all === (id !== undefined))
    throw new Misused({ vi: 'Nêu một mã, hoặc --all.', en: 'Name one message, or say --all.' });
  const filters = {
    ...(axis === undefined ? {} : { axis }),
    ...(code === undefined ? {} : { code }),
    ...(to === undefined ? {} : { to }),
  };
  if (id === undefined) return { which: { reason, ...filters } };
  if (Object.keys(filters).length > 0)
    throw new Misused({
      vi: '--axis, --code, --to đi cùng --all.',
      en: '--axis, --code and --to go with --all.',
    });
  return { id };
};
