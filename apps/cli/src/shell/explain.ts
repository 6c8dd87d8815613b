import { isFault } from '@lienthong/kernel';
import { entryOf } from '@lienthong/refusals';
import { faultSentences } from '../terms/faults.js';
import { EXIT } from './exit-codes.js';
import type { ExitCode } from './exit-codes.js';
import { Misused, Stopped } from './stopped.js';

/** What went wrong, for who sits before it: what it was, and what to do next. */
export interface Explanation {
  readonly exit: ExitCode;
  readonly code: string;
  readonly path?: string;
  readonly vi: string;
  readonly en: string;
  readonly errors?: readonly unknown[];
  readonly instance?: string;
}

/** Of the operating system, as a port that is taken or a folder that may not be written. */
const isSystemError = (error: unknown): error is Error =>
  error instanceof Error && 'syscall' in error && typeof error.syscall === 'string';

/** What happened, and what to do next; whoever wrote the first half may have ended it himself. */
const joined = (what: string, next: string): string => `${what.replace(/[.\s]+$/, '')}. ${next}`;

/** Everything but a TypeError and its like, which are bugs, is told without a stack. */
export const explain = (error: unknown): Explanation => {
  if (error instanceof Stopped) {
    const { code, path, detail, title, errors, instance } = error.refusal;
    return {
      exit: EXIT.refused,
      code,
      ...(path === undefined ? {} : { path }),
      vi: detail,
      en: title,
      ...(errors === undefined ? {} : { errors }),
      ...(instance === undefined ? {} : { instance }),
    };
  }
  if (error instanceof Misused) return { exit: EXIT.usage, code: 'cli/usage', vi: error.vi, en: error.en };
  if (isSystemError(error)) {
    const { vi, en } = faultSentences['cli/system'];
    return { exit: EXIT.fault, code: 'cli/system', vi, en: joined(error.message, en) };
  }
  if (!isFault(error)) {
    return { exit: EXIT.fault, code: 'cli/internal', ...faultSentences['cli/internal'] };
  }
  const known = faultSentences[error.code] ?? entryOf(error.code);
  const en = known === undefined ? error.message : known.en;
  return {
    exit: EXIT.fault,
    code: error.code,
    vi: known?.vi ?? 'Có sự cố.',
    en: en === error.message ? en : joined(error.message, en),
  };
};

const limitsIn = (one: object): string =>
  'params' in one && typeof one.params === 'object' && one.params !== null
    ? ` (${Object.entries(one.params)
        .map(([name, value]) => `${name} ${String(value)}`)
        .join(', ')})`
    : '';

const placeOf = (one: unknown): string =>
  typeof one === 'object' && one !== null && 'path' in one && 'code' in one
    ? `  ${String(one.path)}: ${String(one.code)}${limitsIn(one)}`
    : `  ${JSON.stringify(one)}`;

export const explanationText = ({ code, path, vi, en, errors = [] }: Omit<Explanation, 'exit'>): string =>
  [`${vi} [${code}]${path === undefined ? '' : ` (${path})`}`, `→ ${en}`, ...errors.map(placeOf)].join('\n');
