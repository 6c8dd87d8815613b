import type { Certificate } from './secrets/authority.js';

/** Plain data: goes through a file or a socket to another process. */
export interface KafkaAddress {
  /** Bootstrap `host:port` of every broker, SASL_SSL with SCRAM-SHA-512. */
  readonly scram: readonly string[];
  /** Bootstrap `host:port` of every broker, SSL with client certificates. */
  readonly mtls: readonly string[];
  /** PEM of the authority that signed the brokers. */
  readonly ca: string;
  readonly caFile: string;
  /** Where the authority's key is. */
  readonly authority: string;
  /** A super user, on either listener. */
  readonly admin: KafkaUser & Certificate;
}

export interface KafkaUser {
  readonly username: string;
  readonly password: string;
}

/** What a test may do with a cluster, whoever started it. */
export interface KafkaAccess extends KafkaAddress {
  /** A SCRAM user; a fresh password unless one is given. It may do nothing until access rules say so. */
  addUser(name: string, password?: string): Promise<KafkaUser>;
  /** A certificate that makes its holder the principal `User:name`. */
  certificateFor(name: string): Promise<Certificate>;
  /** Which broker leads the partition; undefined where none does. */
  leaderOf(topic: string, partition?: number): Promise<number | undefined>;
}
