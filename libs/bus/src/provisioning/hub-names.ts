/** What the hub's own processes use on the broker, each under its literal name. */
export interface HubNames {
  readonly groups: readonly string[];
  readonly transactionalIds: readonly string[];
  /** Topics without records, over whose assignment the relay's processes agree who relays what. */
  readonly shardTopics: readonly string[];
}

const counted = (count: number, name: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => name(index));

export const hubNames = ({ edges, relays }: { readonly edges: number; readonly relays: number }): HubNames => ({
  groups: [...counted(edges, (edge) => `lienthong.hub.edge-${edge}`), 'lienthong.relay'],
  transactionalIds: counted(relays, (shard) => `lienthong.relay-${shard}`),
  shardTopics: counted(relays, (shard) => `lienthong.relay.shard-${shard}`),
});

/** The consumer group of who reads an agency's `in` and dead letters; its offsets are the agency's acknowledgement. */
export const agencyGroup = (agencyId: string): string => `lienthong.agency.${agencyId}`;
