import type { Type, DynamicModule } from '@nestjs/common';
import type { BlobStore } from '@lienthong/blob-store';
import { DossierModule, startDossiers } from '@lienthong/dossier';
import type { Definitions, Dossiers } from '@lienthong/dossier';
import type { Codec, SqliteEventStore } from '@lienthong/event-store';
import { fileSources } from '@lienthong/exchange';
import type { Exchange } from '@lienthong/exchange';
import type { Clock } from '@lienthong/kernel';
import type { Keyring } from '@lienthong/keyring';
import type { WatchHandler } from '@lienthong/ledger';
import type { AlarmBoard } from '@lienthong/operations';
import type { ProjectionWorker } from '@lienthong/read-model';
import { ReconciliationModule, startReconciliation } from '@lienthong/reconciliation';
import type { Reconciliation } from '@lienthong/reconciliation';
import type { LiveRegistry } from '@lienthong/registry';
import { openFigures } from '@lienthong/reporting/figures';
import { ReportingModule } from '@lienthong/reporting/http';
import { groundOf } from './figures-ground.js';
import { mandatesOf } from './mandates.js';

export interface HubDossierPorts {
  readonly definitions: Definitions;
  readonly store: SqliteEventStore;
  readonly codec: Codec;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly registry: LiveRegistry;
  readonly projections: ProjectionWorker;
  readonly exchange: Exchange;
  readonly blobs: BlobStore;
  readonly alarms: AlarmBoard;
  readonly watch: WatchHandler | undefined;
  /** Milliseconds between looks for what is due by itself. */
  readonly lookEveryMs: number;
}

/** Dossiers, and what is told of them: to partners that drifted, and in figures. */
export interface HubDossiers extends AsyncDisposable {
  readonly dossiers: Dossiers;
  readonly reconciliation: Reconciliation;
  readonly modules: readonly (Type | DynamicModule)[];
}

export const startHubDossiers = async (ports: HubDossierPorts): Promise<HubDossiers> => {
  const {
    definitions,
    store,
    codec,
    keyring,
    clock,
    registry,
    projections,
    exchange,
    blobs,
    alarms,
    watch,
    lookEveryMs,
  } = ports;
  const { register } = registry;
  await using opened = new AsyncDisposableStack();
  const common = {
    store,
    checkpoints: store.checkpoints,
    codec,
    clock,
    inboxes: exchange.inboxes,
    lookEveryMs,
    watch,
    onAlarm: alarms.ofReactor,
    onFailure: alarms.ofTask,
  };
  const dossiers = opened.adopt(
    await startDossiers({
      ...common,
      keyring,
      register,
      projections,
      definitions,
      files: { blobs, sources: fileSources({ ...exchange, blobs }) },
    }),
    (running) => running.stop(),
  );
  const reconciliation = opened.adopt(
    await startReconciliation({
      ...common,
      dossiers,
      openModel: (model) => projections.openModel(model),
      caughtUp: (name, position, timeoutMs) => projections.caughtUp(name, position, timeoutMs),
    }),
    (running) => running.stop(),
  );
  const figures = opened.adopt(openFigures(projections, store), (open) => open.close());
  const mandates = mandatesOf(registry);
  const all = opened.move();
  return {
    dossiers,
    reconciliation,
    modules: [
      DossierModule.with({ dossiers, register, mandatesOf: mandates }),
      ReconciliationModule.with({
        reconciliation,
        agencyOf: (code, at) => register.holderOf(code, at)?.agency,
        mayActFor: (principal, agency, at) => mandates(principal).mayActFor(agency, at),
      }),
      ReportingModule.with({ figures, groundOf: groundOf(definitions), register, mandatesOf: mandates, clock }),
    ],
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};
