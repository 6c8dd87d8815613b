import type { Io } from './io.js';

/** Results to standard output, in one form or the other; everything else to standard error. */
export interface Terminal {
  readonly json: boolean;
  /** True where a person watches: progress is shown nowhere else. */
  readonly watched: boolean;
  /** A result: JSON of the value on one line, or the text made for people. */
  result(value: unknown, text: () => string): void;
  /** To standard output for people; nothing where JSON is wanted. */
  say(text: string): void;
  note(text: string): void;
}

export const terminalOf = ({ out, err }: Io, json: boolean): Terminal => ({
  json,
  watched: err.isTTY === true && !json,
  result: (value, text) => void out.write(`${json ? JSON.stringify(value) : text()}\n`),
  say: (text) => {
    if (!json) out.write(`${text}\n`);
  },
  note: (text) => void err.write(`${text}\n`),
});
