import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { Fault } from '@lienthong/kernel';

/** A secret from a file or from standard input, never from the command line, where every process could read it. */
export const readSecret = async (file: string): Promise<string> => {
  const content =
    file === '-'
      ? await text(process.stdin)
      : await readFile(file, 'utf8').catch((cause: unknown) => {
          throw new Fault('cli/file', `Cannot read ${file}`, { cause });
        });
  return content.trim();
};
