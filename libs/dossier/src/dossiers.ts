import { startReactor } from '@lienthong/event-store';
import type { Checkpoints, Codec, EventStore, Reactor, ReactorAlarm } from '@lienthong/event-store';
import type { Clock } from '@lienthong/kernel';
import type { Keyring } from '@lienthong/keyring';
import { periodically, watched } from '@lienthong/ledger';
import type { WatchHandler } from '@lienthong/ledger';
import type { ProjectionWorker } from '@lienthong/read-model';
import type { Register } from '@lienthong/registry';
import { recordNotices } from './adapters/citizens/record-notices.js';
import type { Definitions } from './adapters/procedures/definitions.js';
import { createRuleBook } from './adapters/procedures/rule-book.js';
import { createDossierQueries } from './adapters/projections/dossiers.queries.js';
import { dossiersModel } from './adapters/projections/dossiers.schema.js';
import { successionsIn } from './adapters/registry/successions.js';
import { keepDefinitions } from './application/definitions/keep-definitions.js';
import { citizenHandlers } from './application/citizens/citizen-notices.js';
import type { DossierIndex } from './application/index/dossier-index.js';
import { notifierHandlers } from './application/inboxes/notifier.js';
import type { DossierInboxes } from './application/inboxes/notifier.js';
import type { DossierFiles } from './application/files/ports.js';
import type { DossierPorts } from './application/ports.js';
import { createStateCache } from './application/running/state-cache.js';
import { passOnDossiers } from './application/succession/pass-on.js';
import { raiseAlarms } from './application/timers/raise-alarms.js';
import { DOSSIER_CATEGORY } from './contracts/dossier-streams.js';

/** What dossiers need of their surroundings. */
export interface DossiersOptions {
  readonly store: EventStore;
  readonly checkpoints: Checkpoints;
  readonly codec: Codec;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly register: Register;
  /** The worker that runs `dossierProjections`. */
  readonly projections: Pick<ProjectionWorker, 'openModel' | 'caughtUp'>;
  readonly inboxes: DossierInboxes;
  readonly files: DossierFiles;
  readonly definitions: Definitions;
  /** Milliseconds between looks for timers that fired and agencies that were closed. */
  readonly lookEveryMs: number;
  readonly watch?: WatchHandler | undefined;
  readonly onAlarm: (alarm: ReactorAlarm) => void;
  readonly onFailure: (task: 'dossier-timers' | 'dossier-succession', error: unknown) => void;
}

/** What the functions of this context close over, and what runs by itself. */
export interface Dossiers extends DossierPorts {
  readonly definitions: Definitions;
  readonly index: DossierIndex;
  readonly reactors: readonly Reactor[];
  /** Waits a little for the index; tells how far it reaches, and whether the store knew more at the time of asking. */
  reached(): Promise<{ readonly asOf: number; readonly behind: boolean }>;
  /** Looks for timers that fired and agencies that were closed at once, without waiting for the next turn. */
  look(): Promise<{ readonly raised: number; readonly passedOn: number }>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 2_000;

/** Starts the reactors and the periodic looks. Resolves once their desks are read back. */
export const startDossiers = async (options: DossiersOptions): Promise<Dossiers> => {
  const { store, codec, checkpoints, keyring, clock, register, definitions, inboxes, lookEveryMs, onFailure, onAlarm } =
    options;
  const model = options.projections.openModel(dossiersModel);
  const index = createDossierQueries(model);
  const kept = await keepDefinitions({ store, clock })(definitions.library);
  const rules = createRuleBook(definitions, register, kept);
  const ports: DossierPorts = { store, keyring, clock, rules, states: createStateCache(), files: options.files };
  const common = { store, codec, checkpoints, clock, onAlarm, categories: [DOSSIER_CATEGORY], lingerMs: 3 };
  const notifier = await startReactor({
    ...common,
    name: 'dossier-notifier',
    handlers: watched(options.watch, 'dossier-notifier', notifierHandlers({ ...ports, inboxes })),
  });
  const citizens = await startReactor({
    ...common,
    name: 'citizen-notices',
    handlers: watched(options.watch, 'citizen-notices', citizenHandlers({ ...ports, citizens: recordNotices(store) })),
  });
  const alarms = raiseAlarms({ ...ports, index });
  const succession = passOnDossiers({ ...ports, index, successions: successionsIn(register) });
  const turns = [
    periodically(lookEveryMs, alarms, (error) => onFailure('dossier-timers', error)),
    periodically(lookEveryMs, succession, (error) => onFailure('dossier-succession', error)),
  ];
  return {
    ...ports,
    definitions,
    index,
    reactors: [notifier, citizens],
    reached: async () => {
      const head = await store.head();
      const wait = () => options.projections.caughtUp(dossiersModel.name, head, PATIENCE_MS).catch(() => false);
      const behind = model.position() < head && !(await wait());
      return { asOf: model.position(), behind };
    },
    look: async () => ({ passedOn: await succession(), raised: await alarms() }),
    stop: async () => {
      await Promise.all(turns.map((turn) => turn.stop()));
      await Promise.all([notifier.stop(), citizens.stop()]);
      model.close();
    },
  };
};
