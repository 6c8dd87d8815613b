import type { DatabaseSync } from 'node:sqlite';
import type { RecordedEvent } from '@lienthong/event-store';

export type EventHandler = (event: RecordedEvent) => void;

/** What a projection does once its statements are prepared. */
export interface PreparedProjection {
  /** An event of a type that it does not know stops the projection before that event. */
  readonly knows: (type: string) => boolean;
  /** Writes rows; runs within the transaction of its batch, and may meet no event twice. */
  readonly apply: EventHandler;
  /** Writes what `apply` left for the end of its batch, within the same transaction: many events, one row once. */
  readonly settle?: () => void;
}

export interface Projection {
  /** Kebab-case; names the file. */
  readonly name: string;
  /** From 1, raised with every change of the schema or of what is written: the file is then built anew. */
  readonly version: number;
  /** Stream categories whose events it reads: all of their types must be known to it. */
  readonly categories: readonly string[];
  /** Makes the tables in an empty file. */
  readonly schema: (db: DatabaseSync) => void;
  readonly prepare: (db: DatabaseSync) => PreparedProjection;
  /** Fetches what `apply` will need and cannot wait for, keys for example; called before each batch. */
  readonly gather?: (events: readonly RecordedEvent[]) => Promise<void>;
}

const NAME = /^[a-z][a-z0-9-]{0,63}$/;

/** Throws a TypeError for a name or version that cannot name a file. */
export const defineProjection = (projection: Projection): Projection => {
  if (!NAME.test(projection.name)) throw new TypeError(`Not a projection's name: ${projection.name}`);
  if (!Number.isSafeInteger(projection.version) || projection.version < 1) {
    throw new TypeError(`Versions of ${projection.name} count from 1`);
  }
  return projection;
};

/** Knows the types it has a handler for; `ignored` is the handler of those it passes over. */
export const byType = (handlers: Readonly<Record<string, EventHandler>>): PreparedProjection => {
  const known = new Map(Object.entries(handlers));
  return {
    knows: (type) => known.has(type),
    apply: (event) => known.get(event.type)?.(event),
  };
};

export const ignored: EventHandler = () => undefined;

/** One handler for all of these types. */
export const forTypes = (types: readonly string[], apply: EventHandler): PreparedProjection => {
  const known = new Set(types);
  return { knows: (type) => known.has(type), apply };
};
