export type BrokerCount = 1 | 3;

export interface KafkaOptions {
  /** One, or three with every topic on all and two in sync at least. Default 1. */
  readonly brokers?: BrokerCount;
  /** Data, certificates and addresses stay here and are taken up again. Default: a temporary folder that goes. */
  readonly folder?: string;
  /** Broker settings over ours, e.g. `{ 'log.retention.check.interval.ms': '1000' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** The ports of one broker. */
export interface BrokerPorts {
  readonly scram: number;
  readonly mtls: number;
  readonly controller: number;
}

/** Of one broker: numbers count from 1. */
export type BrokerId = number;
