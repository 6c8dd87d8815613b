import type { FailedPassage, TriedPassage } from '../../domain/passage/passage-desk.js';

/** What waits to be sent. */
export type OutPassage = Extract<FailedPassage | TriedPassage, { readonly direction: 'out' }>;

type Stands = FailedPassage | TriedPassage | undefined;

const keyOf = (transfer: string, agency: string): string => `${transfer}/${agency}`;

const waits = (one: Stands): one is OutPassage => one?.direction === 'out' && one.state !== 'given-up';

/** What waits to be sent, by document and recipient: each message asks for those few, however much is at the desk. */
export const indexByDocument = () => {
  const groups = new Map<string, readonly OutPassage[]>();
  return {
    /** How a message stood, and how it stands now. */
    moved: (before: Stands, after: Stands): void => {
      const one = after ?? before;
      if (one?.direction !== 'out') return;
      const key = keyOf(one.transfer, one.agency);
      const others = (groups.get(key) ?? []).filter(({ passage }) => passage !== one.passage);
      const group = waits(after) ? [...others, after].toSorted((a, b) => a.sequence - b.sequence) : others;
      if (group.length === 0) groups.delete(key);
      else groups.set(key, group);
    },
    /** In the order of the inbox. */
    of: (transfer: string, agency: string): readonly OutPassage[] => groups.get(keyOf(transfer, agency)) ?? [],
  };
};
