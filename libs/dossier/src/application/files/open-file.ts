import type { BlobRef } from '@lienthong/blob-store';
import type { ByteRange } from '@lienthong/blob-store';
import { Fault, ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import type { Procedure } from '@lienthong/procedure';
import type { KnownDossier } from '../../domain/dossier.js';
import { isHeld } from '../../domain/files.js';
import type { HeldFile } from '../../domain/files.js';
import { visibleItems } from '../../domain/visible-items.js';
import { readItems } from '../running/item-contents.js';
import type { DossierPorts } from '../ports.js';
import { holdingsOf } from './held-files.js';

export interface OpenedFile extends HeldFile {
  readonly size: number;
  /** Gives verified bytes. Called once; `end` exclusive. */
  bytes(range?: ByteRange): Promise<AsyncIterable<Uint8Array>>;
}

export interface FilePlace {
  readonly item: string;
  /** From 0, as the dossier shows its files. */
  readonly number: number;
}

const unknown = refused({ code: 'dossier/file-unknown', path: '/number' });

/**
 * A file of an item, for whoever may see the item: its leg consumes it, or it received the dossier. For anybody else there
 * is none. Refusals: `dossier/file-unknown`, `dossier/file-elsewhere` for one that is referred to.
 */
export const openItemFile =
  (ports: DossierPorts) =>
  async (
    dossier: string,
    procedure: Procedure,
    state: KnownDossier,
    isOurs: (agency: AgencyId) => boolean,
    { item, number }: FilePlace,
  ): Promise<Outcome<OpenedFile>> => {
    if (!visibleItems(procedure, state, isOurs).has(item)) return unknown;
    const contents = await readItems(ports)(dossier, new Set([item]));
    const file = contents[item]?.files?.[number];
    if (file === undefined) return unknown;
    if (!isHeld(file)) {
      const { transfer, attachment } = file;
      return refused({ code: 'dossier/file-elsewhere', path: '/number', params: { transfer, attachment } });
    }
    const holdings = await holdingsOf(ports)(dossier);
    const place = holdings.bytesOf(file.sha256);
    const key = holdings.key === undefined ? undefined : await ports.keyring.dataKey(holdings.key);
    if (place === undefined || key === undefined) return unknown;
    return ok({
      ...file,
      size: place.size,
      bytes: async (range) => {
        const opened = await ports.files.blobs.open(place.ref as BlobRef, key, range);
        if (opened === undefined) throw new Fault('blob/missing', 'A file of a dossier is not in the blob store');
        return opened.stream;
      },
    });
  };
