import type { BlobStore } from '@lienthong/blob-store';
import { startAxisFace } from '@lienthong/axis';
import type { AxisFace, AxisSecrets } from '@lienthong/axis';
import type { EventStore } from '@lienthong/event-store';
import type { Exchange, ExchangeLimits } from '@lienthong/exchange';
import type { Metrics } from '@lienthong/http-edge';
import type { Clock } from '@lienthong/kernel';
import type { Keyring } from '@lienthong/keyring';
import type { AlarmBoard } from '@lienthong/operations';
import type { LiveRegistry } from '@lienthong/registry';
import type { Telemetry } from '@lienthong/telemetry';
import type { Logger } from 'pino';
import type { AxisConfig } from './config.js';
import { mandatesOf, namesOf } from './mandates.js';

export interface HubAxisPorts {
  readonly config: AxisConfig;
  readonly store: EventStore;
  readonly keyring: Keyring;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly exchange: Exchange;
  readonly limits: ExchangeLimits;
  readonly registry: LiveRegistry;
  readonly secrets: AxisSecrets;
  readonly alarms: AlarmBoard;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly telemetry: Telemetry | undefined;
}

/** The axis's face within the hub, at its own port. */
export const startHubAxis = (ports: HubAxisPorts): Promise<AxisFace> => {
  const { config, store, keyring, clock, registry, alarms, limits, ...rest } = ports;
  return startAxisFace({
    ...rest,
    ...config,
    ledger: { store, keyring, clock },
    registry,
    names: namesOf(registry.register),
    mandatesOf: mandatesOf(registry),
    exchangeLimits: limits,
    onFailure: (error) => alarms.ofTask('axis-face', error),
  });
};
