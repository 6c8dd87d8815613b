import type { BlobRef } from '@lienthong/blob-store';
import type { DataKey } from '@lienthong/keyring';
import type { Act } from '@lienthong/ledger';
import { Fault, ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { HandedIn } from '../../domain/contents.js';
import type { Carried } from '../../domain/dossier.events.js';
import { heldFile, isHeld } from '../../domain/files.js';
import type { Bytes, FileReference, GivenFile } from '../../domain/files.js';
import type { DossierPorts } from '../ports.js';
import { holdingsOf } from './held-files.js';
import type { FileTaker } from './ports.js';

/** Ours, the same as of an attachment. */
const MOST_BYTES = 50 * 1024 * 1024;

/** Files whose bytes lie under the dossier's key, though no fact names them yet. */
export interface TakenFiles {
  readonly carried: Pick<Carried, 'held'>;
  /** Where no fact came to name them: nothing stays, and each may be handed in anew. */
  giveBack(): Promise<void>;
}

const NONE: TakenFiles = { carried: {}, giveBack: () => Promise.resolve() };

interface Placed<File> {
  readonly file: File;
  readonly path: string;
}

const referencesIn = (items: readonly HandedIn[]): readonly Placed<FileReference>[] =>
  items.flatMap(({ files = [] }, item) =>
    files.flatMap((file, index) => (isHeld(file) ? [] : [{ file, path: `/items/${item}/files/${index}` }])),
  );

const givenIn = (items: readonly HandedIn[]): readonly Placed<GivenFile>[] =>
  items.flatMap(({ uploads = [] }, item) =>
    uploads.map((file, index) => ({ file, path: `/items/${item}/uploads/${index}` })),
  );

/** A file belongs to its dossier: whoever has taken it for that may take it again, and nobody for another. */
const takerOf = (dossier: string, { by: { agency = '', system = '' } }: Act): FileTaker => ({
  agency,
  system,
  by: `dossier/${dossier}`,
});

const store =
  (ports: DossierPorts) =>
  async (file: GivenFile, key: DataKey, taker: FileTaker, act: Act): Promise<Outcome<Bytes>> => {
    const { blobs, sources } = ports.files;
    const stream = await sources.take(file, taker, act);
    if (!stream.ok) return stream;
    const stored = await blobs.put(stream.value, { key, limit: MOST_BYTES });
    if (!stored.ok) {
      await sources.giveBack(file.upload, taker, act);
      return stored;
    }
    const { ref, size } = stored.value;
    return ok({ ref, size });
  };

/**
 * Checks what is referred to, and takes over what was given: bytes that the dossier holds already are not taken twice, so
 * that the same act again is the same. `fresh`: the key of a dossier that is being filed. Refusals, with their place: those
 * of `FileSources`, `blob/too-large`.
 */
export const holdFiles =
  (ports: DossierPorts) =>
  async (dossier: string, items: readonly HandedIn[], act: Act, fresh?: DataKey): Promise<Outcome<TakenFiles>> => {
    const [referred, given] = [referencesIn(items), givenIn(items)];
    if (referred.length + given.length === 0) return ok(NONE);
    const holdings = await holdingsOf(ports)(dossier);
    // Filed before: whether it says the same is for the filing to find out.
    if (fresh !== undefined && holdings.key !== undefined) return ok(NONE);
    const taker = takerOf(dossier, act);
    for (const { file, path } of referred) {
      if (holdings.refersTo(file)) continue;
      const readable = await ports.files.sources.mayRead(file, taker, act.at);
      if (!readable.ok) return refused({ ...readable.refusal, path });
    }
    const wanted = given.filter(({ file }) => holdings.bytesOf(heldFile(file).sha256) === undefined);
    if (wanted.length === 0) return ok(NONE);
    const key = fresh ?? (holdings.key === undefined ? undefined : await ports.keyring.dataKey(holdings.key));
    if (key === undefined) throw new Fault('keyring/erased', 'What lies in this stream was erased');

    const held: Record<string, Bytes> = {};
    const taken: string[] = [];
    const giveBack = async (): Promise<void> => {
      for (const { ref } of Object.values(held)) await ports.files.blobs.discard(ref as BlobRef);
      for (const upload of taken) await ports.files.sources.giveBack(upload, taker, act);
    };
    for (const { file, path } of wanted) {
      const { sha256 } = heldFile(file);
      if (held[sha256] !== undefined) continue;
      const stored = await store(ports)(file, key, taker, act);
      if (!stored.ok) {
        await giveBack();
        return refused({ ...stored.refusal, path });
      }
      held[sha256] = stored.value;
      taken.push(file.upload);
    }
    return ok({ carried: { held }, giveBack });
  };
