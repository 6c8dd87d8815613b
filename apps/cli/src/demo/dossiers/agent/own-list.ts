import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How dossiers stand by the agency's own software: it knows what its officials typed into it, and nothing else. */
export interface OwnList {
  note(code: string, status: string): void;
  statusOf(code: string): string | undefined;
  /** Lends it out as a sheet. */
  asSheet<T>(use: (file: string) => Promise<T>): Promise<T>;
}

export const createOwnList = (): OwnList => {
  const rows = new Map<string, string>();
  return {
    note: (code, status) => void rows.set(code, status),
    statusOf: (code) => rows.get(code),
    asSheet: async (use) => {
      const dir = await mkdtemp(join(tmpdir(), 'lienthong-agent-'));
      try {
        const file = join(dir, 'so-theo-doi.csv');
        const lines = ['Mã hồ sơ;Trạng thái', ...[...rows].map((row) => row.join(';'))];
        await writeFile(file, lines.map((line) => `${line}\r\n`).join(''));
        return await use(file);
      } finally {
        await rm(dir, { recursive: true });
      }
    },
  };
};
