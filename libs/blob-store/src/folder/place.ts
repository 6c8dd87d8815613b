import type { BlobRef } from '../blob-ref.js';

/** Where a blob lies. The size stands in the ref, so that a cut-off end shows. */
export type Place = PackPlace | FilePlace;

export interface PackPlace {
  readonly kind: 'pack';
  readonly pack: string;
  readonly offset: number;
  readonly size: number;
  readonly keyId: string;
}

export interface FilePlace {
  readonly kind: 'file';
  readonly file: string;
  readonly size: number;
  readonly keyId: string;
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const NUMBER = '0|[1-9][0-9]{0,14}';
const PACK = new RegExp(`^pack\\.(${UUID})\\.(${NUMBER})\\.(${NUMBER})\\.([A-Za-z0-9-]{1,64})$`);
const FILE = new RegExp(`^file\\.(${UUID})\\.(${NUMBER})\\.([A-Za-z0-9-]{1,64})$`);

export const refOf = (place: Place): BlobRef =>
  (place.kind === 'pack'
    ? `pack.${place.pack}.${place.offset}.${place.size}.${place.keyId}`
    : `file.${place.file}.${place.size}.${place.keyId}`) as BlobRef;

/** Undefined for a ref that this adapter did not make. */
export const parsePlace = (ref: BlobRef): Place | undefined => {
  const [, pack, offset, packed, packKey] = PACK.exec(ref) ?? [];
  if (pack !== undefined && packKey !== undefined) {
    return { kind: 'pack', pack, offset: Number(offset), size: Number(packed), keyId: packKey };
  }
  const [, file, size, fileKey] = FILE.exec(ref) ?? [];
  if (file !== undefined && fileKey !== undefined) return { kind: 'file', file, size: Number(size), keyId: fileKey };
  return undefined;
};

/** The name bound into the sealed bytes: moved elsewhere, they do not open. */
export const nameOf = (place: PackPlace | Pick<FilePlace, 'kind' | 'file'>): string =>
  place.kind === 'pack' ? `pack.${place.pack}.${place.offset}` : `file.${place.file}`;
