import { hash } from 'node:crypto';

/** Shards are elected, fenced and restarted one by one; an agency stays in its own for good. */
export const shardOf = (agency: string, shards: number): number =>
  parseInt(hash('sha256', agency, 'hex').slice(0, 8), 16) % shards;

/** Topics without records: their assignment within the group tells which process relays which shard. */
export const shardTopic = (shard: number): string => `lienthong.relay.shard-${shard}`;

export const shardOfTopic = (topic: string): number => Number(/-([0-9]+)$/.exec(topic)?.[1]);

export const RELAY_GROUP = 'lienthong.relay';

/** Opening a producer of this id fences whoever relayed the shard before. */
export const transactionalId = (shard: number): string => `lienthong.relay-${shard}`;
