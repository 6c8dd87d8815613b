import type { ExchangeLimits } from '@lienthong/exchange';
import { DEFAULT_EXCHANGE_LIMITS } from '@lienthong/exchange';
import type { FaceLimits } from '@lienthong/axis';
import type { KafkaConnection } from '@lienthong/bus';
import type { EdgeLimits, RateLimit, TlsFiles } from '@lienthong/http-edge';
import { DEFAULT_RATE_LIMIT } from '@lienthong/http-edge';
import type { ConnectorConfig } from './connector.js';

/** The message bus: how to reach it, and what of it runs in this process. */
export interface BusConfig {
  readonly connection: KafkaConnection;
  /** False when relays run in processes of their own (`lienthong relay`). */
  readonly relay: boolean;
  /** The same in every relay of this hub. */
  readonly relayShards: number;
  /** Consumers that share the agencies' `out` topics. */
  readonly edgeShards: number;
}

/** The axis's face: a listener of its own, for systems that speak the axis's protocol. */
export interface AxisConfig {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly tls?: TlsFiles;
  readonly allowPlainHttp: boolean;
  readonly limits?: Partial<FaceLimits>;
}

/** Where spans go. */
export interface TracingConfig {
  /** Base address of an OpenTelemetry collector that takes OTLP over HTTP. */
  readonly otlpEndpoint: string;
  /** Share of the traces that begin here, 0 to 1. */
  readonly ratio: number;
}

/** Everything that one may want to set; DEFAULT_CONFIG holds for the rest. Times in milliseconds unless named. */
export interface HubConfig {
  readonly dir: string;
  readonly host: string;
  readonly port: number;
  readonly tls?: TlsFiles;
  readonly allowPlainHttp: boolean;
  /** Hours without any status until a delivery is silent: a rule of the hub's service, not of law. */
  readonly silenceHours: number;
  /** In place of these: hours of work, in common office hours. */
  readonly silenceWorkingHours?: number | undefined;
  /** Hours without 02 or 03 until acceptance has expired (ETSI AcceptanceRejectionExpiry); undefined: never. */
  readonly acceptanceHours?: number | undefined;
  /** A folder of procedures, competences and hours of units, beside those that ship with the hub. */
  readonly definitionsDir?: string | undefined;
  readonly lookEveryMs: number;
  readonly logLevel: string;
  /** Requests of one connected system. */
  readonly rate: RateLimit;
  readonly edge: Partial<EdgeLimits>;
  readonly limits: ExchangeLimits;
  /** Absent: agencies connect over HTTP only. */
  readonly bus?: BusConfig;
  /** How the hub waits for the axes that it is joined to. */
  readonly connector: ConnectorConfig;
  /** Of the axis's face, over its defaults. */
  readonly axisLimits: Partial<FaceLimits>;
  /** Absent: the axis's protocol is not served. */
  readonly axis?: AxisConfig;
  /** Absent: nothing is traced. */
  readonly tracing?: TracingConfig;
  /** Bytes of a document that travel within a record of an `in` topic; longer ones are fetched over HTTP. */
  readonly inlineBytes: number;
}

export const DEFAULT_CONFIG: HubConfig = {
  dir: '.lienthong',
  host: '127.0.0.1',
  port: 8080,
  allowPlainHttp: false,
  silenceHours: 24,
  lookEveryMs: 60_000,
  logLevel: 'info',
  rate: DEFAULT_RATE_LIMIT,
  edge: {},
  axisLimits: {},
  limits: DEFAULT_EXCHANGE_LIMITS,
  inlineBytes: 256 * 1024,
  connector: {},
};
