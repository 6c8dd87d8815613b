import { startReactor } from '@lienthong/event-store';
import type { Checkpoints, Codec, EventStore, Reactor, ReactorAlarm } from '@lienthong/event-store';
import type { DossierPorts } from '@lienthong/dossier';
import type { Clock } from '@lienthong/kernel';
import { periodically, watched } from '@lienthong/ledger';
import type { WatchHandler } from '@lienthong/ledger';
import type { ReadModel } from '@lienthong/read-model';
import { readDossiers } from './adapters/dossiers/dossier-reader.js';
import { inboxesOf, partnerByInbox } from './adapters/inboxes/inbox-entries.js';
import type { InboxPlacing } from './adapters/inboxes/inbox-entries.js';
import { createDossierIndex } from './adapters/projections/dossier-index.queries.js';
import { reconciliationModel } from './adapters/projections/reconciliation.schema.js';
import { createRunResults } from './adapters/projections/run-results.queries.js';
import { askOverHttp } from './adapters/query/http-view.js';
import { runDaily } from './application/daily/run-daily.js';
import type { ViewQuery } from './application/daily/view-query.js';
import { gatheredFacts } from './application/running/append-facts.js';
import { abandonCutOff } from './application/running/abandon-cut-off.js';
import { comparisonsFirst } from './application/running/comparisons-first.js';
import { reconcile } from './application/running/reconcile.js';
import type { Compare } from './application/running/reconcile.js';
import { healerHandlers, healingKey } from './application/healing/healer.js';
import type { DossierIndex, Partner, RunResults } from './application/ports.js';
import { RECONCILIATION_CATEGORY } from './contracts/streams.js';

/** What reconciliation needs of its surroundings. */
export interface ReconciliationOptions {
  readonly store: EventStore;
  readonly checkpoints: Checkpoints;
  readonly codec: Codec;
  readonly clock: Clock;
  readonly dossiers: Pick<DossierPorts, 'store' | 'states' | 'rules'>;
  /** Of the worker that runs `reconciliationProjections`. */
  readonly openModel: (model: typeof reconciliationModel) => ReadModel;
  readonly caughtUp: (model: string, position: number, timeoutMs: number) => Promise<boolean>;
  readonly inboxes: InboxPlacing;
  /** In place of the agency's inbox. */
  readonly partner?: Partner;
  /** In place of HTTP. */
  readonly query?: ViewQuery;
  /** Milliseconds between looks for daily comparisons that are due. */
  readonly lookEveryMs: number;
  readonly watch?: WatchHandler | undefined;
  readonly onAlarm: (alarm: ReactorAlarm) => void;
  readonly onFailure: (task: 'daily-reconciliation', error: unknown) => void;
}

/** What the functions of this context close over, and what runs by itself. */
export interface Reconciliation {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly index: DossierIndex;
  readonly results: RunResults;
  /** Compares a view; what follows from its drifts is done after it. */
  readonly compare: Compare;
  readonly reactors: readonly Reactor[];
  /** Runs the daily comparisons that are due at once, without waiting for the next turn. */
  look(): Promise<number>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** Starts the reactor that mends what comparisons find, and the daily look. Resolves once its desk is read back. */
export const startReconciliation = async (options: ReconciliationOptions): Promise<Reconciliation> => {
  const { store, clock, codec, checkpoints, onAlarm, onFailure } = options;
  const model = options.openModel(reconciliationModel);
  const index = createDossierIndex(model, async () =>
    options.caughtUp(reconciliationModel.name, await store.head(), PATIENCE_MS),
  );
  const inboxes = inboxesOf(options.inboxes);
  const ports = { store, clock, index };
  const first = comparisonsFirst();
  const compare: Compare = (...comparison) => first.during(() => reconcile(ports)(...comparison));
  const healing = healerHandlers({
    ...ports,
    append: gatheredFacts(ports),
    inboxes,
    partner: options.partner ?? partnerByInbox(inboxes),
    dossiers: readDossiers(options.dossiers, clock),
  });
  const handlers = Object.fromEntries(Object.entries(healing).map(([type, handler]) => [type, first.after(handler)]));
  const healer = await startReactor({
    name: 'reconciler',
    store,
    codec,
    checkpoints,
    clock,
    onAlarm,
    categories: [RECONCILIATION_CATEGORY],
    handlers: watched(options.watch, 'reconciler', handlers),
    key: healingKey,
    lingerMs: 3,
  });
  const failed = (error: unknown): void => onFailure('daily-reconciliation', error);
  const results = createRunResults(model);
  const abandon = abandonCutOff(ports, results, clock.now());
  const daily = runDaily({ ...ports, compare, query: options.query ?? askOverHttp(), onFailure: failed });
  const look = async (): Promise<number> => {
    await abandon().catch(failed);
    return daily();
  };
  const turn = periodically(options.lookEveryMs, look, failed);
  return {
    ...ports,
    compare,
    results,
    reactors: [healer],
    look,
    stop: async () => {
      await turn.stop();
      await healer.stop();
      model.close();
    },
  };
};
