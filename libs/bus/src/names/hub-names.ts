/** The consumer group of one shard of the edge, which reads `out` topics. */
export const edgeGroup = (shard: number): string => `lienthong.hub.edge-${shard}`;

/** The group over whose assignment the relay's processes agree who relays what. */
export const RELAY_GROUP = 'lienthong.relay';

/** Topics without records, one a shard: that group's subject. */
export const relayShardTopic = (shard: number): string => `lienthong.relay.shard-${shard}`;

export const shardOfRelayTopic = (topic: string): number => Number(/-([0-9]+)$/.exec(topic)?.[1]);

/** Opening a producer of this transactional id fences whoever relayed the shard before. */
export const relayTransactionalId = (shard: number): string => `lienthong.relay-${shard}`;

/** What the hub's own processes use on the broker, each under its literal name. */
export interface HubNames {
  readonly groups: readonly string[];
  readonly transactionalIds: readonly string[];
  readonly shardTopics: readonly string[];
}

const counted = (count: number, name: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => name(index));

export const hubNames = ({ edges, relays }: { readonly edges: number; readonly relays: number }): HubNames => ({
  groups: [...counted(edges, edgeGroup), RELAY_GROUP],
  transactionalIds: counted(relays, relayTransactionalId),
  shardTopics: counted(relays, relayShardTopic),
});
