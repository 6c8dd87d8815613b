import { open, stat } from 'node:fs/promises';
import { Fault } from '@lienthong/kernel';

const unreadable = (file: string) => (cause: unknown) => {
  throw new Fault('cli/file', `Cannot read ${file}`, { cause });
};

/** Whether the file begins like XML: junk before the declaration is common, JSON begins with a brace. */
export const isXmlFile = async (file: string): Promise<boolean> => {
  if (/\.(edxml|xml)$/i.test(file)) {
    await stat(file).catch(unreadable(file));
    return true;
  }
  const opened = await open(file).catch(unreadable(file));
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(256), 0, 256);
    return !/^\uFEFF?\s*[{[]/.test(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await opened.close();
  }
};

/** Bytes of all files together. */
export const sizesOf = async (files: readonly string[]): Promise<number> => {
  const found = await Promise.all(files.map((file) => stat(file).catch(unreadable(file))));
  return found.reduce((sum, { size }) => sum + size, 0);
};
