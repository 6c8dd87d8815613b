import type { LiveRegistry } from '@lienthong/registry';
import type { Connector } from '../../application/connector.js';
import type { SyncJobs } from '../../application/sync/sync-job.js';

export interface ConnectorHttpPorts {
  readonly connector: Connector;
  readonly syncs: SyncJobs;
  readonly registry: Pick<LiveRegistry, 'register'>;
}

export const CONNECTOR_PORTS = Symbol('ConnectorHttpPorts');
