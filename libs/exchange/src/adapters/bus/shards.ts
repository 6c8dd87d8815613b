import { createHash } from 'node:crypto';

export const groupOf = (shard: number): string => `lienthong.hub.edge-${shard}`;

/** Which shard serves an agency; the same one for as long as their number stays. */
export const shardOf = (agency: string, shards: number): number =>
  createHash('sha256').update(agency).digest().readUInt32BE(0) % shards;
