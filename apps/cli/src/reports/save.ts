import { writeFile } from 'node:fs/promises';
import { Fault } from '@lienthong/kernel';
import { renderCsv, renderXlsx } from '@lienthong/reporting';
import type { Table } from '@lienthong/reporting';

export interface SaveOptions {
  readonly csv?: string;
  readonly xlsx?: string;
}

const write = (file: string, content: string | Uint8Array): Promise<void> =>
  writeFile(file, content).catch((cause: unknown) => {
    throw new Fault('cli/file', `Cannot write ${file}`, { cause });
  });

/** Writes what was asked for: the first table as CSV, all of them as sheets. Faults: `cli/file`. */
export const saveTables = async ({ csv, xlsx }: SaveOptions, first: Table, all: readonly Table[]): Promise<void> => {
  if (csv !== undefined) await write(csv, renderCsv(first));
  if (xlsx !== undefined) await write(xlsx, await renderXlsx(all));
};
