import type { ExitCode } from './exit-codes.js';

/** What a command line program has from its process. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results. */
  readonly out: NodeJS.WritableStream;
  /** Everything else. */
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** What the verbs have: the process's streams, and the way it will end. */
export interface Shell extends Io {
  /** Ends the program with this status once the verb is through. */
  readonly exitWith: (code: ExitCode) => void;
}
