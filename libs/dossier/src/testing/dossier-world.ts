import { openMemoryBlobStore } from '@lienthong/blob-store';
import { createCodec, encodingStore, newEventId, openMemoryEventStore } from '@lienthong/event-store';
import type { EventStore, RecordedEvent } from '@lienthong/event-store';
import { instantOf } from '@lienthong/kernel';
import type { Clock, Instant, Outcome } from '@lienthong/kernel';
import { createKeyring } from '@lienthong/keyring';
import type { MasterKey } from '@lienthong/keyring';
import type { Act } from '@lienthong/ledger';
import { importAgencies, loadExampleRegister, registryCatalogue, startRegister } from '@lienthong/registry';
import { loadDefinitions } from '../adapters/procedures/load-definitions.js';
import { createRuleBook } from '../adapters/procedures/rule-book.js';
import { givenFiles } from './given-files.js';
import { createStateCache } from '../application/running/state-cache.js';
import { dossierCatalogue } from '../contracts/event-catalogue.js';
import { citizenNoticeCatalogue } from '../contracts/citizen-notices.js';
import { keptDefinitionsCatalogue } from '../contracts/kept-definitions.js';
import { dossierSideCatalogue } from '../contracts/dossier-codes.js';
import { dossierStream } from '../contracts/dossier-streams.js';

export interface MovedClock extends Clock {
  set(at: Instant): void;
}

export const movedClock = (start: Instant): MovedClock => {
  let now = start;
  return { now: () => now, set: (at) => void (now = at) };
};

/** Wraps by copying: the tests of the keyring are elsewhere. */
const plainMaster: MasterKey = { wrap: (key) => Uint8Array.from(key), unwrap: (wrapped) => Uint8Array.from(wrapped) };

const definitions = await loadDefinitions();

/** The value of an outcome that must be one. */
export const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new TypeError(JSON.stringify(outcome.refusal));
  return outcome.value;
};

/** Dossiers on a store in memory, with the example register and all that ships with the hub. */
export const openDossierWorld = async (start: Instant) => {
  const clock = movedClock(start);
  const memory = openMemoryEventStore({ clock });
  const codec = createCodec({
    ...dossierCatalogue,
    ...dossierSideCatalogue,
    ...citizenNoticeCatalogue,
    ...keptDefinitionsCatalogue,
    ...registryCatalogue,
  });
  const store: EventStore = encodingStore(memory, codec);
  const registry = await startRegister(store);
  await importAgencies({ store, registry, clock: { now: () => instantOf(new Date(Date.UTC(2026, 0, 1))) } })(
    await loadExampleRegister(),
  );
  const rules = createRuleBook(definitions, registry.register);
  const keyring = createKeyring({ master: plainMaster, keys: memory });
  /** As one process more on the same store: what it knows is its own. */
  const given = givenFiles();
  const files = { blobs: openMemoryBlobStore(), sources: given.sources };
  const ports = () => ({ store, keyring, clock, rules, files, states: createStateCache(100) });
  return {
    clock,
    codec,
    store,
    /** Past the codec: for streams of other contexts. */
    plainStore: memory as EventStore,
    keyring,
    registry,
    rules,
    ports: ports(),
    /** Bytes that went ahead of the acts that name them. */
    given,
    another: ports,
    act: (at: Instant = clock.now()): Act => ({ id: newEventId(), by: { role: 'clerk', system: 'mot-cua' }, at }),
    events: async (dossier: string): Promise<readonly RecordedEvent[]> => memory.readStream(dossierStream(dossier)),
    types: async (dossier: string) => (await memory.readStream(dossierStream(dossier))).map(({ type }) => type),
    [Symbol.asyncDispose]: async () => {
      await registry.close();
      await memory.close();
    },
  };
};

export type DossierWorld = Awaited<ReturnType<typeof openDossierWorld>>;
