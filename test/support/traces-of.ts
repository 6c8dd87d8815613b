import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Text as the hub folds subjects for searching, written down here a second time. */
const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();

const escaped = (text: string): string =>
  text.replaceAll(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Base64 of a text that begins at any of the three places of a group: what is common to all that surrounds it. */
const base64s = (bytes: Buffer): readonly string[] =>
  [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    return encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6) - 1);
  });

/** The forms in which a text may lie in a file or an answer. */
export const formsOf = (text: string): ReadonlyMap<string, Buffer> => {
  const utf8 = Buffer.from(text);
  const forms: readonly (readonly [string, string | Buffer])[] = [
    ['as it is', utf8],
    ['decomposed', text.normalize('NFD')],
    ['folded', folded(text)],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['percent', encodeURIComponent(text)],
    ['JSON escapes', escaped(text)],
    ['hex', utf8.toString('hex')],
    ['Latin-1 of UTF-8', Buffer.from(utf8.toString('latin1'))],
    ...base64s(utf8).map((encoded, shift) => [`base64/${shift}`, encoded] as const),
  ];
  const distinct = new Map<string, Buffer>();
  for (const [name, form] of forms) {
    const bytes = Buffer.from(form);
    if (![...distinct.values()].some((known) => known.equals(bytes))) distinct.set(name, bytes);
  }
  return distinct;
};

/** Which of the texts lie in the bytes, in which form: `<text>: <form>`. */
export const foundIn = (bytes: Buffer, texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) =>
    [...formsOf(text)].filter(([, form]) => bytes.includes(form)).map(([name]) => `${text}: ${name}`),
  );

/** Every file under a folder, with what was found in it; files without a find are left out. */
export const findInFolder = async (
  dir: string,
  texts: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const finds = new Map<string, readonly string[]>();
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const found = foundIn(await readFile(path), texts);
    if (found.length > 0) finds.set(path.slice(dir.length + 1), found);
  }
  return finds;
};
