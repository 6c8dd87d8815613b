import type { BrokerId } from '../options.js';

/** Where one broker keeps its things. */
export interface BrokerFiles {
  readonly id: BrokerId;
  /** The cluster's folder: all other paths are in it. */
  readonly folder: string;
  readonly properties: string;
  readonly heapMb: number;
  /** Standard output of the broker. */
  readonly log: string;
}

export interface RunningBroker {
  /** Resolves when it is gone, however it went. */
  readonly gone: Promise<void>;
  /** SIGTERM: leadership is handed over first. */
  stop(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

/** How brokers are run on this machine. A broker ends with the process that launched it, however that ends. */
export interface BrokerRuntime {
  format(files: BrokerFiles, clusterId: string, scramUser: string): Promise<void>;
  launch(files: BrokerFiles): Promise<RunningBroker>;
}
