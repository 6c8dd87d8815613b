import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder extends Disposable {
  readonly path: string;
  file(name: string): string;
  /** Whether any file in it holds these bytes. */
  contains(bytes: Buffer): boolean;
}

export const temporaryFolder = (): TemporaryFolder => {
  const path = mkdtempSync(join(tmpdir(), 'lienthong-event-store-'));
  return {
    path,
    file: (name) => join(path, name),
    contains: (bytes) => readdirSync(path).some((name) => readFileSync(join(path, name)).includes(bytes)),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
};
