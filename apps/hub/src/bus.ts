import { openKafkaBus } from '@lienthong/bus/kafka';
import type { Bus, BusAlarm, KafkaBusOptions } from '@lienthong/bus';
import type { BusEdge, BusEdgeOptions } from '@lienthong/exchange';
import { startBusEdge } from '@lienthong/exchange/bus';
import type { AlarmBoard, OptionalPart } from '@lienthong/operations';
import type { LiveRegistry } from '@lienthong/registry';
import { relayMeasures, startRelay } from '@lienthong/relay';
import type { Relay, RelayAlarm } from '@lienthong/relay';
import type { Telemetry } from '@lienthong/telemetry';
import type { Logger } from 'pino';
import type { BusConfig } from './config.js';
import type { RelaySide } from './relay-side.js';
import { edgeMeasures } from './observability/bus-measures.js';
import type { BusHistograms } from './observability/bus-histograms.js';
import { watchRecords } from './observability/watch-records.js';
import { watchedBus } from './observability/watched-bus.js';
import type { WatchedBus } from './observability/watched-bus.js';

/** The bus as it runs within the hub. */
export interface HubBus extends AsyncDisposable {
  readonly bus: WatchedBus;
  readonly edge: BusEdge;
  /** Absent when relays run in processes of their own. */
  readonly relay?: Relay;
}

export interface HubBusPorts {
  readonly config: BusConfig;
  readonly side: RelaySide;
  readonly registry: LiveRegistry;
  readonly alarms: AlarmBoard;
  readonly log: Logger;
  readonly telemetry: Telemetry | undefined;
  readonly histograms: BusHistograms;
  /** Default: Kafka. */
  readonly openBus?: ((options: KafkaBusOptions) => Bus) | undefined;
  readonly intake: Pick<BusEdgeOptions, 'exchange' | 'blobs' | 'limits' | 'dossiers'>;
}

/** Resolves at once, also while no broker answers: it connects when one does. */
export const startHubBus = async (ports: HubBusPorts): Promise<HubBus> => {
  const { config, side, registry, alarms, log, intake, telemetry, histograms, openBus = openKafkaBus } = ports;
  const ofBus = ({ code, group, topic, offset }: BusAlarm): void =>
    alarms.raise({
      source: 'bus',
      name: group ?? 'bus',
      kind: 'failed',
      code,
      ...(topic === undefined ? {} : { about: topic }),
      ...(offset === undefined ? {} : { position: offset }),
    });
  const ofRelay = (alarm: RelayAlarm): void => {
    if (alarm.kind === 'held') {
      alarms.raise({ source: 'relay', name: 'topic', kind: 'held', about: alarm.agency, code: alarm.reason });
    } else if (alarm.kind === 'unfollowed') {
      alarms.raise({ source: 'relay', name: 'group', kind: 'failed', about: alarm.agency, code: alarm.code });
    } else {
      const name = alarm.shard === null ? 'relay' : `shard-${alarm.shard}`;
      alarms.raise({ source: 'relay', name, kind: alarm.kind, ...('code' in alarm ? { code: alarm.code } : {}) });
    }
  };
  await using opened = new AsyncDisposableStack();
  const bare = openBus({
    connection: config.connection,
    clientId: 'lienthong-hub',
    onAlarm: ofBus,
    onLog: (line) => log.debug(line, 'kafka'),
  });
  const bus = opened.use(watchedBus(bare, { histograms, telemetry }));
  const edge = opened.use(
    await startBusEdge({
      ...intake,
      bus,
      mandates: {
        ...side.readers,
        agencies: () => registry.busMandates.agencies(),
        onChanged: (listener) => registry.busMandates.onChanged(listener),
      },
      shards: config.edgeShards,
      watch: watchRecords({ log, telemetry, histograms, now: Date.now }),
      onAlarm: ofBus,
      onFailure: (error) => alarms.ofTask('bus-edge', error),
    }),
  );
  const relay = config.relay
    ? opened.adopt(startRelay({ bus, hub: side.hub, shards: config.relayShards, onAlarm: ofRelay }), (one) =>
        one.stop(),
      )
    : undefined;
  const all = opened.move();
  return { bus, edge, ...(relay ? { relay } : {}), [Symbol.asyncDispose]: () => all.disposeAsync() };
};

/** For readiness and status: the hub works without them. */
export const busParts = ({ bus, edge, relay }: HubBus): readonly OptionalPart[] => [
  {
    name: 'bus',
    ready: () => edge.status().ready,
    status: () => edge.status(),
    measures: edgeMeasures({ status: () => edge.status(), reconnects: () => bus.reconnects() }),
  },
  ...(relay
    ? [
        {
          name: 'relay',
          ready: () => relay.status().trouble.length === 0 && relay.status().held.length === 0,
          status: () => relay.status(),
          measures: relayMeasures(() => relay.status()),
        },
      ]
    : []),
];
