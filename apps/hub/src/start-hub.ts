import { readFileSync } from 'node:fs';
import { AxisModule, startAxisSecrets } from '@lienthong/axis';
import type { AxisFace } from '@lienthong/axis';
import { dossierBusCommands, loadDefinitions } from '@lienthong/dossier';
import type { Dossiers } from '@lienthong/dossier';
import type { WriterStats } from '@lienthong/event-store';
import { ExchangeModule, RelayModule, startExchange } from '@lienthong/exchange';
import type { Exchange, ProjectionSettings } from '@lienthong/exchange';
import { createEdge, createLog, createMetrics } from '@lienthong/http-edge';
import type { Edge } from '@lienthong/http-edge';
import { systemClock } from '@lienthong/kernel';
import type { Clock } from '@lienthong/kernel';
import { startProjectionWorker } from '@lienthong/read-model';
import type { ProjectionWorker } from '@lienthong/read-model';
import { createAlarmBoard, logAlarm, OperationsModule } from '@lienthong/operations';
import { createAuthenticator, RegistryModule, startRegister } from '@lienthong/registry';
import type { LiveRegistry } from '@lienthong/registry';
import type { Reconciliation } from '@lienthong/reconciliation';
import { AxisConnectorModule } from '@lienthong/axis-connector';
import { startTelemetry } from '@lienthong/telemetry';
import type { Telemetry } from '@lienthong/telemetry';
import type { Logger } from 'pino';
import { relaySide } from './relay-side.js';
import { startHubAxis } from './axis.js';
import type { HubBus, HubBusPorts } from './bus.js';
import { hubCodec } from './codec.js';
import { connectorPart, startHubConnector } from './connector.js';
import type { HubConnector } from './connector.js';
import type { HubConfig } from './config.js';
import { startHubDossiers } from './dossiers.js';
import { hubFolder } from './folder.js';
import { mandatesOf, namesOf } from './mandates.js';
import { createBusHistograms } from './observability/bus-histograms.js';
import { tracedStore } from './observability/traced-store.js';
import { watchReactors } from './observability/watch-reactors.js';
import type { OpenApiHolder } from './openapi.controller.js';
import { describeApi, OpenApiModule } from './openapi.js';
import type { DefinitionSettings } from './projections/projections.js';
import { projectionsModule } from './projections/projections.url.js';
import { silenceOf } from './silence.js';
import { openStorage } from './storage.js';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** A hub that runs. Disposing of it lets requests under way finish, stops what follows the store, and closes it. */
export interface Hub extends AsyncDisposable {
  readonly url: string;
  readonly exchange: Exchange;
  readonly dossiers: Dossiers;
  readonly reconciliation: Reconciliation;
  readonly registry: LiveRegistry;
  readonly projections: ProjectionWorker;
  readonly edge: Edge;
  /** How the store's writer has grouped its commits. */
  readonly writerStats: () => WriterStats;
  readonly bus?: HubBus;
  readonly connector: HubConnector;
  readonly axis?: AxisFace;
}

export interface HubParts {
  readonly log?: Logger;
  readonly clock?: Clock;
  /** In place of what the configuration says of tracing; whoever gives it ends it. */
  readonly telemetry?: Telemetry;
  /** In place of Kafka. */
  readonly openBus?: HubBusPorts['openBus'];
}

/** The composition root of the embedded hub: one process, one folder, everything in it. */
export const startHub = async (config: HubConfig, parts: HubParts = {}): Promise<Hub> => {
  const { log = createLog({ level: config.logLevel }), clock = systemClock } = parts;
  const folder = hubFolder(config.dir);
  const codec = hubCodec();
  const alarms = createAlarmBoard({ clock, log: logAlarm(log) });
  await using opened = new AsyncDisposableStack();
  const telemetry =
    parts.telemetry ?? startTelemetry({ serviceName: 'lienthong-hub', serviceVersion: version, ...config.tracing });
  if (telemetry && telemetry !== parts.telemetry) opened.use(telemetry);
  const { store: bare, blobs, keyring } = opened.use(await openStorage(folder, codec, clock));
  const store = telemetry ? tracedStore(bare, telemetry) : bare;
  const registry = opened.use(await startRegister(store));
  const settings: ProjectionSettings & DefinitionSettings = {
    masterKeyFile: folder.masterKey,
    waiting: config.axis !== undefined,
    ...(config.definitionsDir === undefined ? {} : { definitionsDir: config.definitionsDir }),
  };
  const projections = opened.adopt(
    await startProjectionWorker({
      module: projectionsModule,
      storeFile: folder.events,
      dir: folder.models,
      settings,
      onNotice: alarms.ofProjection,
    }),
    (worker) => worker.stop(),
  );
  const definitions = await loadDefinitions(config.definitionsDir);
  const exchange = opened.adopt(
    await startExchange({
      store,
      checkpoints: store.checkpoints,
      codec,
      keyring,
      blobs,
      clock,
      register: registry.register,
      projections,
      waiting: config.axis !== undefined,
      silence: silenceOf(config, definitions),
      acceptanceHours: config.acceptanceHours,
      lookEveryMs: config.lookEveryMs,
      watch: watchReactors(log, telemetry),
      onAlarm: alarms.ofReactor,
      onFailure: alarms.ofTask,
    }),
    (running) => running.stop(),
  );
  const ofDossiers = opened.use(
    await startHubDossiers({
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
      watch: watchReactors(log, telemetry),
      lookEveryMs: config.lookEveryMs,
    }),
  );
  const { dossiers, reconciliation } = ofDossiers;
  const names = namesOf(registry.register);
  const reactors = [...exchange.reactors, ...dossiers.reactors, ...reconciliation.reactors];
  const connector = opened.use(
    await startHubConnector({
      config: config.connector,
      store,
      codec,
      keyring,
      blobs,
      clock,
      exchange,
      registry,
      names,
      limits: config.limits,
      alarms,
      log,
      reactors,
    }),
  );
  const side = relaySide({ store, exchange, blobs, registry, clock, inlineBytes: config.inlineBytes, log });
  const metrics = createMetrics();
  // Loaded only where there is a bus: the client libraries take a second and 100 MB.
  const ofBus = config.bus && (await import('./bus.js'));
  const bus =
    config.bus &&
    ofBus &&
    opened.use(
      await ofBus.startHubBus({
        config: config.bus,
        side,
        registry,
        alarms,
        log,
        telemetry,
        histograms: createBusHistograms(metrics.registry),
        openBus: parts.openBus,
        intake: {
          exchange,
          blobs,
          limits: config.limits,
          dossiers: dossierBusCommands({ dossiers, register: registry.register }),
        },
      }),
    );
  const secrets = opened.use(await startAxisSecrets({ store, keyring }));
  const openapi: OpenApiHolder = { document: undefined };
  const edge = opened.adopt(
    await createEdge({
      imports: [
        ExchangeModule.with({
          exchange,
          blobs,
          mandatesOf: mandatesOf(registry),
          names,
          limits: config.limits,
        }),
        ...ofDossiers.modules,
        RelayModule.with({ exchange, ...side }),
        RegistryModule.with({ store, registry, clock }),
        AxisConnectorModule.with({ ...connector, registry }),
        AxisModule.with({ store, keyring, clock, secrets, principals: registry.principals }),
        OperationsModule.with({
          store,
          writerStats: store.writerStats,
          blobs,
          registry,
          reactors,
          projections,
          alarms,
          parts: [...(bus ? ofBus.busParts(bus) : []), connectorPart(connector)],
          versions: { hub: version },
          clock,
        }),
        OpenApiModule.with(openapi),
      ],
      authenticator: createAuthenticator(
        { store, registry, clock },
        { onFailure: (error) => alarms.ofTask('note-seen', error) },
      ),
      host: config.host,
      port: config.port,
      allowPlainHttp: config.allowPlainHttp,
      rateLimit: config.rate,
      limits: config.edge,
      log,
      metrics,
      telemetry,
      clock,
      ...(config.tls ? { tls: config.tls } : {}),
    }),
    (open) => open.close(),
  );
  openapi.document = describeApi(edge.app);
  const url = await edge.listen();
  const axis =
    config.axis &&
    opened.use(
      await startHubAxis({
        config: { ...config.axis, limits: { ...config.axisLimits, ...config.axis.limits } },
        store,
        keyring,
        blobs,
        clock,
        exchange,
        limits: config.limits,
        registry,
        secrets,
        alarms,
        log,
        metrics,
        telemetry,
      }),
    );
  const all = opened.move();
  return {
    url,
    exchange,
    dossiers,
    reconciliation,
    registry,
    projections,
    edge,
    writerStats: store.writerStats,
    ...(bus ? { bus } : {}),
    connector,
    ...(axis ? { axis } : {}),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};
