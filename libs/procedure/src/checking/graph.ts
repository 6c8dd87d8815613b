/** Something that comes after others. */
export interface Node {
  readonly id: string;
  readonly after: readonly string[];
}

/** The ids of a circle, its first repeated at the end; undefined where there is none. */
export const cycleIn = (nodes: readonly Node[]): readonly string[] | undefined => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const done = new Set<string>();
  const visit = (id: string, way: readonly string[]): readonly string[] | undefined => {
    const seen = way.indexOf(id);
    if (seen >= 0) return [...way.slice(seen), id];
    if (done.has(id)) return undefined;
    for (const before of byId.get(id)?.after ?? []) {
      const cycle = visit(before, [...way, id]);
      if (cycle !== undefined) return cycle;
    }
    done.add(id);
    return undefined;
  };
  for (const { id } of nodes) {
    const cycle = visit(id, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
};

/** All that come before one, directly or not. Of a graph without cycles. */
export const before = (nodes: readonly Node[], id: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (one: string): void => {
    for (const earlier of nodes.find((node) => node.id === one)?.after ?? []) {
      if (found.has(earlier)) continue;
      found.add(earlier);
      visit(earlier);
    }
  };
  visit(id);
  return found;
};

/** Those before come first. Of a graph without cycles. */
export const inOrder = <T extends Node>(nodes: readonly T[]): readonly T[] => {
  const ordered: T[] = [];
  const visit = (node: T): void => {
    if (ordered.includes(node)) return;
    for (const id of node.after) {
      const earlier = nodes.find((one) => one.id === id);
      if (earlier !== undefined) visit(earlier);
    }
    ordered.push(node);
  };
  nodes.forEach(visit);
  return ordered;
};
