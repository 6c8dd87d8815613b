/** A connection to Kafka as a client needs it, with the secrets in it: never logged. */
export interface KafkaConnection {
  /** Bootstrap `host:port`. */
  readonly brokers: readonly string[];
  /** PEM texts. Without `ca` the authorities of the system hold; `cert` and `key` together make a client certificate. */
  readonly tls: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  readonly sasl?: { readonly mechanism: 'scram-sha-512'; readonly username: string; readonly password: string };
}

/** Its form on disk (JSON): secrets stand in files of their own. Paths are relative to this file. */
export interface KafkaConnectionFile {
  readonly brokers: readonly string[];
  readonly tls: { readonly caFile?: string; readonly certFile?: string; readonly keyFile?: string };
  readonly sasl?: { readonly mechanism: 'scram-sha-512'; readonly username: string; readonly passwordFile: string };
}
