import type { Settling } from './application/routing/settle.js';
import { patientSettling } from './application/routing/patient-settling.js';
import type { BlobStore } from '@lienthong/blob-store';
import { startReactor } from '@lienthong/event-store';
import type { Checkpoints, Codec, EventStore, Reactor, ReactorAlarm } from '@lienthong/event-store';
import type { Clock } from '@lienthong/kernel';
import type { Keyring } from '@lienthong/keyring';
import type { ProjectionWorker } from '@lienthong/read-model';
import type { Register } from '@lienthong/registry';
import { openModels } from './adapters/projections/open-models.js';
import type { ExchangeModels } from './adapters/projections/open-models.js';
import { addresseesOf } from './adapters/registry/addressees.adapter.js';
import { closingsOf } from './adapters/registry/closings.adapter.js';
import { notifierHandlers } from './application/delivery/notifier.js';
import { createInboxWriter } from './application/inbox/place.js';
import type { InboxWriter } from './application/inbox/place.js';
import { startInboxSignals } from './application/inbox/signals.js';
import type { InboxSignals } from './application/inbox/signals.js';
import type { TransferIndex } from './application/intake/transfer-index.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { deliveryOf } from './application/ledger/streams.js';
import { periodically } from '@lienthong/ledger';
import type { Addressees } from './application/routing/addressees.js';
import { routerHandlers } from './application/routing/router.js';
import { raiseExpiry } from './application/overdue/expiry-alarm.js';
import { raiseSilence } from './application/overdue/silence-alarm.js';
import type { Silence } from './application/overdue/silence-alarm.js';
import { createUploadExpiry } from './application/uploads/expire-uploads.js';
import { watched } from '@lienthong/ledger';
import type { WatchHandler } from '@lienthong/ledger';
import { passOnOpenDeliveries } from './application/succession/pass-on.js';

/** What the exchange needs of its surroundings. */
export interface ExchangeOptions {
  readonly store: EventStore;
  readonly checkpoints: Checkpoints;
  readonly codec: Codec;
  readonly keyring: Keyring;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly register: Register;
  readonly projections: ProjectionWorker;
  /** Whether the projections keep what waits for each system. Default: no. */
  readonly waiting?: boolean | undefined;
  /** How long a delivery may stay without any status until it is silent. */
  readonly silence: Silence;
  /** Hours within which 02 or 03 is awaited; undefined: for ever. */
  readonly acceptanceHours?: number | undefined;
  /** Milliseconds between looks for overdue deliveries, closed agencies and expired uploads. */
  readonly lookEveryMs: number;
  readonly watch?: WatchHandler | undefined;
  readonly onAlarm: (alarm: ReactorAlarm) => void;
  readonly onFailure: (task: 'silence' | 'acceptance' | 'succession' | 'uploads', error: unknown) => void;
}

/** What the functions of this context close over, and what runs by itself. */
export interface Exchange extends LedgerPorts {
  readonly addressees: Addressees;
  readonly routing: Settling;
  readonly index: TransferIndex;
  readonly models: ExchangeModels;
  readonly inboxes: InboxWriter;
  readonly signals: InboxSignals;
  readonly reactors: readonly Reactor[];
  /** Looks for overdue deliveries, closed agencies and expired uploads at once, without waiting for the next turn. */
  look(): Promise<{
    readonly silent: number;
    readonly undecided: number;
    readonly passedOn: number;
    readonly expired: number;
  }>;
  stop(): Promise<void>;
}

/** Starts the reactors, the periodic looks and the models. Resolves once the desks are read back. */
export const startExchange = async (options: ExchangeOptions): Promise<Exchange> => {
  const { store, keyring, clock, register, checkpoints, codec, onAlarm, silence, acceptanceHours, lookEveryMs } =
    options;
  const ledger: LedgerPorts = { store, keyring, clock };
  const addressees = addresseesOf(register);
  const inboxes = createInboxWriter(store);
  const models = openModels(options.projections, store, options.waiting);
  const common = { store, codec, checkpoints, onAlarm, clock, lingerMs: 3 };
  const router = await startReactor({
    ...common,
    name: 'router',
    categories: ['transfer'],
    handlers: watched(options.watch, 'router', routerHandlers({ ...ledger, inboxes })),
  });
  const notifier = await startReactor({
    ...common,
    name: 'notifier',
    categories: ['delivery'],
    handlers: watched(options.watch, 'notifier', notifierHandlers({ ...ledger, inboxes })),
    key: ({ stream }) => deliveryOf(stream).transfer,
  });
  const signals = await startInboxSignals(store);

  const silent = () => raiseSilence({ ...ledger, waiting: models.queries })(silence);
  const acceptance = async (): Promise<number> =>
    acceptanceHours === undefined ? 0 : raiseExpiry({ ...ledger, undecided: models.queries })(acceptanceHours);
  const succession = () =>
    passOnOpenDeliveries({ ...ledger, addressees, deliveries: models.queries, closings: closingsOf(register) })();
  const uploads = createUploadExpiry({ ...ledger, blobs: options.blobs, inboxes });
  const turns = [
    periodically(lookEveryMs, silent, (error) => options.onFailure('silence', error)),
    periodically(lookEveryMs, acceptance, (error) => options.onFailure('acceptance', error)),
    periodically(lookEveryMs, succession, (error) => options.onFailure('succession', error)),
    periodically(lookEveryMs, uploads, (error) => options.onFailure('uploads', error)),
  ];

  return {
    ...ledger,
    addressees,
    models,
    inboxes,
    signals,
    reactors: [router, notifier],
    routing: patientSettling((position) => router.caughtUp(position)),
    index: { ...models.queries, caughtUp: () => models.caughtUp('directory') },
    look: async () => ({
      silent: await silent(),
      undecided: await acceptance(),
      passedOn: await succession(),
      expired: await uploads(),
    }),
    stop: async () => {
      await Promise.all(turns.map((turn) => turn.stop()));
      await signals.stop();
      await Promise.all([router.stop(), notifier.stop()]);
      models.close();
    },
  };
};
