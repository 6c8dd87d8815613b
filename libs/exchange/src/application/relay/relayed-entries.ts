import type { BlobStore } from '@lienthong/blob-store';
import type { Origin } from '@lienthong/event-store';
import { isFault } from '@lienthong/kernel';
import type { Refusal } from '@lienthong/kernel';
import type { Viewer } from '../content/access.js';
import { exposeContent, lookAtContent } from '../content/hand-out-content.js';
import type { OpenedContent } from '../content/hand-out-content.js';
import { versionsOf } from '../content/versions.js';
import { placedEntries } from '../inbox/window.js';
import type { PlacedEntry, WindowEntry } from '../inbox/window.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { inboxStream } from '../ledger/streams.js';
import type { Settling } from '../routing/settle.js';
import { loadTransfer } from '../routing/transfer-state.js';
import { inlineDocument } from './inline-document.js';
import type { RelayedDocument } from './inline-document.js';

export type RelayPorts = LedgerPorts & {
  readonly routing: Settling;
  readonly blobs: BlobStore;
  /** Documents up to so many bytes travel in the record; others are fetched over HTTP. */
  readonly inlineBytes: number;
};

/** An entry as the agency's topic shows it: what the window shows, and of a document its content. */
export interface RelayedEntry extends WindowEntry {
  readonly document: RelayedDocument | null;
}

/** An entry for a topic, and the request that it goes back to. */
export interface RelayedPlaced {
  readonly shown: RelayedEntry;
  readonly origin: Origin;
}

/** For whom a topic is written: the agency and the system that holds its bus mandate. */
export interface TopicReader {
  readonly agency: string;
  readonly system: string;
}

/** A request to update shows what it brought; an entry of another kind than that and a document shows no content. */
const versionFor = async (ports: RelayPorts, { entry }: WindowEntry): Promise<number | undefined> => {
  if (entry.kind === 'document') return 0;
  if (entry.kind !== 'update') return undefined;
  const transfer = await loadTransfer(ports)(entry.transfer);
  return transfer && versionsOf(transfer).find(({ event }) => event.data['requestId'] === entry.requestId)?.version;
};

/** A document's entry shows what there was when it was placed: who was added by an update never gets what was before. */
const versionWhenPlaced = async (
  { store }: RelayPorts,
  { agency }: TopicReader,
  { sequence, entry }: WindowEntry,
  { transfer, version }: OpenedContent,
): Promise<number> => {
  const versions = versionsOf(transfer);
  if (entry.kind !== 'document' || versions.length === 1) return version.version;
  const [placed] = await store.readStream(inboxStream(agency), { from: sequence, limit: 1 });
  return versions.findLast(({ event }) => placed && event.position < placed.position)?.version ?? 0;
};

/** An entry as it is to be shown, of which nobody was shown anything yet. */
interface Prepared {
  readonly shown: RelayedEntry;
  /** Resolves when what it shows is exposed durably. A delivery that was cancelled first is the tombstone that it is. */
  readonly expose: () => Promise<RelayedEntry>;
}

const asItIs = (shown: RelayedEntry): Prepared => ({ shown, expose: () => Promise.resolve(shown) });

const withDocument = async (
  ports: RelayPorts,
  reader: TopicReader,
  entry: WindowEntry,
  origin: Origin,
): Promise<Prepared> => {
  const bare = { ...entry, document: null };
  const wanted = entry.tombstone === null && !entry.damaged ? await versionFor(ports, entry) : undefined;
  const transfer = entry.entry.transfer;
  if (wanted === undefined || transfer === undefined) return asItIs(bare);
  const viewer: Viewer = {
    system: reader.system,
    role: 'agency',
    mandates: { mayActFor: (agency) => agency === reader.agency },
  };
  const at = ports.clock.now();
  const look = (version: number) => lookAtContent(ports)(transfer, viewer, at, version);
  const without = ({ code }: Refusal): RelayedEntry =>
    code === 'delivery/cancelled' ? { ...bare, subject: null, tombstone: 'cancelled' } : bare;
  let seen = await look(wanted);
  if (seen.ok) {
    const placed = await versionWhenPlaced(ports, reader, entry, seen.value);
    if (placed !== wanted) seen = await look(placed);
  }
  if (!seen.ok) return asItIs(without(seen.refusal));
  const opened = seen.value;
  const key = await ports.keyring.dataKey(opened.key);
  if (!key) return asItIs(bare);
  const document = await inlineDocument(ports.blobs, opened, key, ports.inlineBytes);
  const shown = { ...bare, document };
  return {
    shown,
    expose: async () => {
      const exposed = await exposeContent(ports)(opened, { at, ...origin });
      return exposed.ok ? shown : without(exposed.refusal);
    },
  };
};

/** Content whose stored bytes were altered is shown as damaged: those behind it must travel on. */
const orDamaged = async <T>(work: () => Promise<T>, damaged: () => T): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!isFault(error) || error.code !== 'keyring/tampered') throw error;
    return damaged();
  }
};

/** How entries leave, and what they may take together; the first comes whatever it takes. */
export interface Room<Record> {
  readonly bytes: number;
  readonly recordOf: (entry: RelayedPlaced) => Record;
  readonly sizeOf: (record: Record) => number;
}

export interface RelayedAs<Record> extends RelayedPlaced {
  readonly record: Record;
}

/** Entries that are opened side by side: so many documents at most lie in memory beyond the room. */
const ASIDE = 8;

/** The next entries of an inbox, in order, as its topic shows them. What finds no room is not exposed. */
export const relayedEntries =
  (ports: RelayPorts) =>
  async <Record>(
    reader: TopicReader,
    after: number,
    limit: number,
    room: Room<Record>,
  ): Promise<readonly RelayedAs<Record>[]> => {
    const prepare = async ({ shown, origin }: PlacedEntry) => {
      const damaged = { ...shown, document: null, damaged: true };
      const found = await orDamaged(
        () => withDocument(ports, reader, shown, origin),
        () => asItIs(damaged),
      );
      const prepared = { shown: found.shown, origin, record: room.recordOf({ shown: found.shown, origin }) };
      const expose = async (): Promise<RelayedAs<Record>> => {
        const exposed = await orDamaged(found.expose, () => damaged);
        if (exposed === found.shown) return prepared;
        return { shown: exposed, origin, record: room.recordOf({ shown: exposed, origin }) };
      };
      return { expose, size: room.sizeOf(prepared.record) };
    };
    const placed = await placedEntries(ports)(reader.agency, after, limit);
    const taken: RelayedAs<Record>[] = [];
    let left = room.bytes;
    for (let next = 0; next < placed.length; next += ASIDE) {
      const found = await Promise.all(placed.slice(next, next + ASIDE).map(prepare));
      const fitting = found.filter(({ size }, place) => {
        left -= size;
        return left >= 0 || next + place === 0;
      });
      taken.push(...(await Promise.all(fitting.map(({ expose }) => expose()))));
      if (left < 0) break;
    }
    return taken;
  };
