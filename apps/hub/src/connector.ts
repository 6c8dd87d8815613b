import type { BlobStore } from '@lienthong/blob-store';
import {
  connectorMeasures,
  createSyncJobs,
  DEFAULT_LINE_PATIENCE,
  DEFAULT_PATIENCE,
  homesOf,
  openHttpLine,
  startConnector,
} from '@lienthong/axis-connector';
import type { Connector, LinePatience, PatiencePolicy, SyncJobs } from '@lienthong/axis-connector';
import type { Codec, Reactor, SqliteEventStore } from '@lienthong/event-store';
import type { AgencyNames, Exchange, ExchangeLimits } from '@lienthong/exchange';
import { connectorSide } from '@lienthong/exchange/connector';
import type { Clock } from '@lienthong/kernel';
import type { Keyring } from '@lienthong/keyring';
import type { AlarmBoard, OptionalPart } from '@lienthong/operations';
import type { LiveRegistry } from '@lienthong/registry';
import type { Logger } from 'pino';

/** How the hub waits for axes. Milliseconds. */
export interface ConnectorConfig {
  readonly patience?: Partial<PatiencePolicy>;
  readonly line?: Partial<LinePatience>;
}

export interface HubConnectorPorts {
  readonly config: ConnectorConfig;
  readonly store: SqliteEventStore;
  readonly codec: Codec;
  readonly keyring: Keyring;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly exchange: Exchange;
  readonly registry: LiveRegistry;
  readonly names: AgencyNames;
  readonly limits: ExchangeLimits;
  readonly alarms: AlarmBoard;
  readonly log: Logger;
  /** Of the operations' desk: each axis adds its own. */
  readonly reactors: Reactor[];
}

/** The hub as a client of axes; it does nothing until one is joined. */
export interface HubConnector extends AsyncDisposable {
  readonly connector: Connector;
  readonly syncs: SyncJobs;
}

export const startHubConnector = async (ports: HubConnectorPorts): Promise<HubConnector> => {
  const { config, store, codec, keyring, clock, exchange, registry, alarms, log, reactors } = ports;
  const policy = { ...DEFAULT_PATIENCE, ...config.patience };
  const line = { ...DEFAULT_LINE_PATIENCE, ...config.line };
  const homes = homesOf(registry);
  const { blobs, names, limits } = ports;
  const connector = await startConnector({
    store,
    codec,
    keyring,
    checkpoints: store.checkpoints,
    clock,
    side: connectorSide({ exchange, blobs, names, homes, limits }),
    homes,
    policy,
    openLine: () => openHttpLine(line),
    onReactorAlarm: alarms.ofReactor,
    onTrouble: (axis, task, kind, code) => alarms.raise({ source: 'axis', name: task, kind, about: axis, code }),
    onSetAside: (axis, direction, what) =>
      alarms.raise({
        source: 'axis',
        name: direction,
        kind: 'set-aside',
        about: axis,
        code: 'axis/set-aside',
        ...what,
      }),
    onUnread: (axis, place) =>
      alarms.raise({
        source: 'axis',
        name: 'pull',
        kind: 'unread-entry',
        about: axis,
        code: 'axis/entry-unread',
        message: place,
      }),
    onFailure: alarms.ofTask,
    reactors,
  });
  const syncs = createSyncJobs({
    store,
    registry,
    clock,
    policy,
    onFailure: (error) => alarms.ofTask('axis-sync', error),
    onStopped: ({ axis, call, done, total }) => log.warn({ axis, call, done, total }, 'axis-sync-stopped'),
  });
  return {
    connector,
    syncs,
    [Symbol.asyncDispose]: async () => {
      await syncs.stop();
      await connector[Symbol.asyncDispose]();
    },
  };
};

/** For status and metrics; an axis that is down does not make the hub unready. */
export const connectorPart = ({ connector }: HubConnector): OptionalPart => ({
  name: 'axes',
  ready: () =>
    connector
      .statuses()
      .every(({ pull, push, sync }) => [pull, push, sync].every(({ outageSince }) => outageSince === null)),
  status: () => ({ axes: connector.statuses() }),
  measures: connectorMeasures(() => connector.statuses()),
});
