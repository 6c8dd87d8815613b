import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actOnDossier, dossierCatalogue, fileDossier } from '@lienthong/dossier';
import type { DossierCommand } from '@lienthong/dossier';
import { birthFilingOf, COMMUNE, FILED, openDossierWorld, valueOf } from '@lienthong/dossier/testing';
import type { StatusRecord, StatusVocabularyName } from '@lienthong/dossier/vocabularies';
import { createCodec, deskCatalogue, memoryCheckpoints, startReactor } from '@lienthong/event-store';
import type { AgencyId } from '@lienthong/identifiers';
import { loadShippedProcedures } from '@lienthong/procedure';
import { openReadModel, runProjection } from '@lienthong/read-model';
import { readDossiers } from '../adapters/dossiers/dossier-reader.js';
import { createDossierIndex } from '../adapters/projections/dossier-index.queries.js';
import { reconciliationProjection } from '../adapters/projections/reconciliation.projection.js';
import { createRunResults } from '../adapters/projections/run-results.queries.js';
import { healerHandlers, healingKey } from '../application/healing/healer.js';
import type { Partner, ToAgency } from '../application/ports.js';
import { gatheredFacts } from '../application/running/append-facts.js';
import { reconcile } from '../application/running/reconcile.js';
import { reconciliationCatalogue } from '../contracts/event-catalogue.js';
import { RECONCILIATION_CATEGORY } from '../contracts/streams.js';
import { readView } from '../readers/read-view.js';

const library = await loadShippedProcedures();

/** Dossiers with all that reconciliation runs beside them; inboxes and the partner are lists. */
export const openReconciliationWorld = async (
  reply: (record: StatusRecord) => string | undefined = () => undefined,
) => {
  const world = await openDossierWorld(FILED);
  const dir = await mkdtemp(join(tmpdir(), 'lienthong-reconciliation-'));
  const { clock, plainStore: store } = world;
  const projection = reconciliationProjection(library);
  const running = runProjection({ projection, feed: store, dir, lingerMs: 0 });
  const model = openReadModel({ dir, projection });
  const index = createDossierIndex(model, async () => running.caughtUp(await store.head(), 10_000));
  const told: ToAgency[] = [];
  const sent: StatusRecord[] = [];
  const partner: Partner = {
    send: (record) => {
      const text = reply(record);
      sent.push(record);
      return Promise.resolve(text === undefined ? 'consigned' : { reply: text });
    },
  };
  const inboxes = { place: (entry: ToAgency) => Promise.resolve(void told.push(entry)) };
  const ports = { store, clock, index };
  const healer = await startReactor({
    name: 'reconciler',
    store,
    codec: createCodec({ ...dossierCatalogue, ...reconciliationCatalogue, ...deskCatalogue }),
    categories: [RECONCILIATION_CATEGORY],
    handlers: healerHandlers({
      ...ports,
      append: gatheredFacts(ports),
      partner,
      inboxes,
      dossiers: readDossiers(world.ports, clock),
    }),
    key: healingKey,
    checkpoints: memoryCheckpoints(),
    onAlarm: () => undefined,
    clock,
  });
  async function* bytesOf(file: string | Uint8Array): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from(file));
  }
  const settle = async (): Promise<void> => {
    await healer.caughtUp(await store.head());
    await index.caughtUp();
  };
  return {
    clock,
    events: world.events,
    types: world.types,
    ports,
    store,
    index,
    results: createRunResults(model),
    told,
    sent,
    settle,
    /** Files a birth and does the rest with it. */
    birth: async (messageId: string, ...commands: readonly DossierCommand[]): Promise<string> => {
      const { dossier } = valueOf(await fileDossier(world.ports)(birthFilingOf(messageId), world.act(FILED)));
      for (const command of commands)
        valueOf(await actOnDossier(world.ports)(dossier, command, world.act(command.now)));
      return dossier;
    },
    act: async (dossier: string, ...commands: readonly DossierCommand[]): Promise<void> => {
      for (const command of commands)
        valueOf(await actOnDossier(world.ports)(dossier, command, world.act(command.now)));
    },
    /** Compares a file and lets everything that follows from it happen. */
    compare: async (
      run: string,
      file: string | Uint8Array,
      more: {
        readonly agency?: AgencyId;
        readonly vocabulary?: StatusVocabularyName;
        readonly complete?: boolean;
        readonly source?: 'csv' | 'xlsx' | 'json';
      } = {},
    ) => {
      const { agency = COMMUNE, vocabulary = 'portal', complete = false, source = 'csv' } = more;
      const view = readView(source, bytesOf(file), vocabulary);
      const done = await reconcile(ports)({ run, agency, vocabulary, source, complete }, view, { role: 'clerk' });
      await settle();
      return done;
    },
    [Symbol.asyncDispose]: async () => {
      await healer.stop();
      model.close();
      await running.stop();
      await world[Symbol.asyncDispose]();
      await rm(dir, { recursive: true, force: true });
    },
  };
};

export type ReconciliationWorld = Awaited<ReturnType<typeof openReconciliationWorld>>;
