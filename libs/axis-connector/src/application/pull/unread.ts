import type { MessageType, UnreadRow } from '@lienthong/axis-protocol';

/** Listed entries that cannot be read, over many looks for mail. */
export interface Unread {
  /** What these are known by: their docId, else their place. Tells of each that is new. */
  seen(type: MessageType, rows: readonly UnreadRow[]): readonly string[];
  /** None but these are listed. */
  keep(keys: ReadonlySet<string>): void;
}

/** Where an entry stands: `edoc[3]`, the third of the list of documents. Its docId is anybody’s words. */
const placeOf = (type: MessageType, { place }: UnreadRow): string => `${type}[${place}]`;

/**
 * An operator is told of each once, by its place, for as long as the axis goes on listing it. It is fetched and
 * acknowledged under no circumstances: nobody knows what it is.
 */
export const createUnread = (onUnread: (place: string) => void): Unread => {
  const told = new Set<string>();
  return {
    seen: (type, rows) =>
      rows.map((row) => {
        const key = row.docId === '' ? placeOf(type, row) : row.docId;
        if (!told.has(key)) onUnread(placeOf(type, row));
        told.add(key);
        return key;
      }),
    keep: (keys) => {
      for (const key of told) if (!keys.has(key)) told.delete(key);
    },
  };
};
