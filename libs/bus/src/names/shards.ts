import { hash } from 'node:crypto';

/** Which shard serves an agency: the same one for as long as their number stays. */
export const shardOf = (agency: string, shards: number): number =>
  parseInt(hash('sha256', agency, 'hex').slice(0, 8), 16) % shards;
