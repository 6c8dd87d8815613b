import { agencyTopics, createMemoryBroker, openMemoryBus, relayShardTopic } from '@lienthong/bus';
import type { MemoryBroker } from '@lienthong/bus';
import { DEFAULT_CONFIG, startHub } from '@lienthong/hub';
import type { Hub } from '@lienthong/hub';
import { recordSpans, startTelemetry } from '@lienthong/telemetry';
import type { SpanRecorder } from '@lienthong/telemetry';
import { createLog } from '@lienthong/http-edge';
import { call, json } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { axisConfig } from '../support/axis/axis-hub.js';
import { prepareHub } from '../support/prepared-hub.js';
import type { PreparedHub } from '../support/prepared-hub.js';

export type Line = Readonly<Record<string, unknown>>;

/** A hub in this process whose spans, log and topics can be looked at. */
export interface ObservedHub extends AsyncDisposable {
  readonly prepared: PreparedHub;
  readonly hub: Hub;
  readonly broker: MemoryBroker;
  readonly recorder: SpanRecorder;
  lines(): readonly Line[];
  metrics(): Promise<string>;
}

export interface ObservedHubOptions {
  /** Default true. */
  readonly traced?: boolean;
  /** Agencies with a bus mandate. */
  readonly onBus?: readonly string[];
}

const SHARDS = 2;

/** Over a broker in memory: what is looked at here is the hub's own. */
export const startObservedHub = async (options: ObservedHubOptions = {}): Promise<ObservedHub> => {
  const { traced = true, onBus = ['G22', 'H37'] } = options;
  await using opened = new AsyncDisposableStack();
  const prepared = opened.use(await prepareHub());
  const recorder = recordSpans();
  const telemetry = traced ? startTelemetry({ serviceName: 'hub', processor: recorder.processor }) : undefined;
  if (telemetry) opened.use(telemetry);
  const broker = createMemoryBroker();
  for (let shard = 0; shard < SHARDS; shard += 1) broker.createTopic(relayShardTopic(shard));
  for (const agency of onBus) {
    const topics = agencyTopics(agency);
    for (const topic of [topics.out, topics.in, topics.deadLetters]) broker.createTopic(topic);
  }
  const written: string[] = [];
  const log = createLog({ level: 'debug', to: { write: (line) => void written.push(line) } });
  const connection = { brokers: ['none:9092'], tls: {} } as const;
  const hub = opened.use(
    await startHub(
      {
        ...DEFAULT_CONFIG,
        dir: prepared.dir,
        port: 0,
        axis: axisConfig,
        bus: { connection, relay: true, relayShards: SHARDS, edgeShards: SHARDS },
      },
      { log, openBus: () => openMemoryBus(broker), ...(telemetry && { telemetry }) },
    ),
  );
  for (const agency of onBus) {
    const { status } = await call(
      hub.url,
      prepared.operator,
      'PUT',
      `/v1/systems/ours/bus-mandates/${agency}`,
      json({}),
    );
    if (status >= 300) throw new Error(`The bus mandate for ${agency} was refused with ${status}`);
  }
  const all = opened.move();
  return {
    prepared,
    hub,
    broker,
    recorder,
    lines: () => written.map((line) => JSON.parse(line) as Line),
    metrics: async () => (await call(hub.url, prepared.operator, 'GET', '/metrics')).body['text'] as string,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};

/** The transfer that an answer is about. */
export const transferOf = ({ body }: Answer): string => {
  const { transfer } = (body['receipt'] ?? body) as { readonly transfer: string };
  return transfer;
};

/** Writes a CloudEvent to an agency's `out` topic. */
export const writeTo = (
  broker: MemoryBroker,
  agency: string,
  { id, type, data, traceparent }: { id: string; type: string; data: unknown; traceparent?: string },
): void => {
  const headers = {
    ce_specversion: '1.0',
    ce_id: id,
    ce_source: `/agencies/${agency}`,
    ce_type: `vn.lienthong.${type}`,
    'content-type': 'application/json',
    ...(traceparent === undefined ? {} : { ce_traceparent: traceparent }),
  };
  const value = Buffer.from(JSON.stringify(data));
  broker.append([{ topic: agencyTopics(agency).out, records: [{ key: null, value, headers }] }]);
};
