import { basename } from 'node:path';
import type { Client, ItemDraft } from '@lienthong/client';
import { Misused, orStop } from '../shell/stopped.js';

/** The option `--file`. */
export interface WithFiles {
  readonly file?: readonly string[];
}

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  xml: 'application/xml',
};

const typeOf = (path: string): { readonly type?: string } => {
  const type = TYPES[/\.([^.]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
  return type === undefined ? {} : { type };
};

const parted = (given: string): readonly [item: string, path: string] => {
  const at = given.indexOf('=');
  if (at > 0 && at < given.length - 1) return [given.slice(0, at), given.slice(at + 1)];
  throw new Misused({ vi: `--file cần “giấy tờ=đường dẫn”, không phải “${given}”.`, en: '--file takes item=path.' });
};

/** Gives the bytes of files ahead and names them in their items; an item that is not listed yet is added. */
export const withFiles = async (
  client: Pick<Client, 'upload'>,
  agency: string,
  items: readonly ItemDraft[] | undefined,
  files: readonly string[],
): Promise<{ readonly items?: readonly ItemDraft[] }> => {
  if (files.length === 0) return items === undefined ? {} : { items };
  const all = new Map((items ?? []).map((item) => [item.item, item]));
  for (const [item, path] of files.map(parted)) {
    const { upload, sha256 } = orStop(await client.upload(agency, path));
    const before = all.get(item) ?? { item };
    const given = { upload, sha256, name: basename(path), ...typeOf(path) };
    all.set(item, { ...before, uploads: [...(before.uploads ?? []), given] });
  }
  return { items: [...all.values()] };
};
