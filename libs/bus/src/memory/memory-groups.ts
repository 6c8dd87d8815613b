import type { MemoryTopic } from './memory-topic.js';

export interface MemoryMember {
  readonly topics: readonly string[];
  /** The topics that are this member's from now on. */
  assign(topics: readonly string[]): void;
  /** There may be more to read. */
  wake(): void;
}

/** Consumer groups: who belongs to them, and how far they committed. */
export interface MemoryGroups {
  join(group: string, member: MemoryMember): void;
  leave(group: string, member: MemoryMember): void;
  committed(group: string, topic: string): number | undefined;
  commit(group: string, topic: string, offset: number): void;
  rebalance(): void;
  wake(): void;
}

interface Group {
  readonly members: Set<MemoryMember>;
  readonly offsets: Map<string, number>;
}

/** Each existing topic goes to one of the members that want it, in turns. */
const share = (members: readonly MemoryMember[], exists: (topic: string) => boolean): (readonly string[])[] => {
  const topics = [...new Set(members.flatMap((member) => member.topics))].filter(exists);
  const shares = members.map((): string[] => []);
  for (const [index, topic] of topics.entries()) {
    const takers = members.flatMap((member, place) => (member.topics.includes(topic) ? [place] : []));
    const taker = takers[index % takers.length];
    if (taker !== undefined) shares[taker]?.push(topic);
  }
  return shares;
};

export const createMemoryGroups = (find: (topic: string) => MemoryTopic | undefined): MemoryGroups => {
  const groups = new Map<string, Group>();

  const groupOf = (name: string): Group => {
    const group = groups.get(name) ?? { members: new Set<MemoryMember>(), offsets: new Map<string, number>() };
    groups.set(name, group);
    return group;
  };
  const rebalance = (group: Group): void => {
    const members = [...group.members];
    const shares = share(members, (topic) => find(topic) !== undefined);
    for (const [place, member] of members.entries()) member.assign(shares[place] ?? []);
  };

  return {
    join: (name, member) => {
      const group = groupOf(name);
      group.members.add(member);
      rebalance(group);
    },
    leave: (name, member) => {
      const group = groupOf(name);
      group.members.delete(member);
      rebalance(group);
    },
    committed: (name, topic) => groups.get(name)?.offsets.get(topic),
    commit: (name, topic, offset) => void groupOf(name).offsets.set(topic, offset),
    rebalance: () => {
      for (const group of groups.values()) rebalance(group);
    },
    wake: () => {
      for (const group of groups.values()) for (const member of group.members) member.wake();
    },
  };
};
