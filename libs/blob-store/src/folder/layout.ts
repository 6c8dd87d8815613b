import { join } from 'node:path';

export interface Layout {
  readonly packs: string;
  /** Files not finished yet; whatever lies here at the start is abandoned. */
  readonly temporary: string;
  readonly files: string;
  packPath(pack: string): string;
  temporaryPath(file: string): string;
  /** One folder per 2^24 ms (4.7 hours) of the UUIDv7's clock, so that none grows without end. */
  filesFolder(file: string): string;
  filePath(file: string): string;
}

const CLOCK_DIGITS = 6;

export const layoutOf = (dir: string): Layout => {
  const packs = join(dir, 'packs');
  const temporary = join(dir, 'tmp');
  const files = join(dir, 'files');
  const filesFolder = (file: string): string => join(files, file.slice(0, CLOCK_DIGITS));
  return {
    packs,
    temporary,
    files,
    packPath: (pack) => join(packs, `${pack}.pack`),
    temporaryPath: (file) => join(temporary, file),
    filesFolder,
    filePath: (file) => join(filesFolder(file), `${file}.blob`),
  };
};
