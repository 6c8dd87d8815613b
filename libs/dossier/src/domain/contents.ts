import type { JsonObject } from '@lienthong/kernel';

/** A file of a document that went through the hub, by its place there. */
export interface FileReference {
  readonly transfer: string;
  /** From 0. */
  readonly attachment: number;
  /** As it is called. */
  readonly name?: string;
}

/** What one item holds. */
export interface ItemContent {
  /** By the names that the procedure gives its data. */
  readonly fields?: JsonObject;
  readonly files?: readonly FileReference[];
}

/** By item. */
export type ItemContents = Readonly<Record<string, ItemContent>>;

/** An item as it is handed in, on paper where it holds nothing. */
export interface HandedIn extends ItemContent {
  readonly item: string;
}

/** What is in those that hold something. */
export const contentsOf = (handedIn: readonly HandedIn[]): ItemContents =>
  Object.fromEntries(
    handedIn.flatMap(({ item, fields, files = [] }): readonly (readonly [string, ItemContent])[] => {
      const content = { ...(fields === undefined ? {} : { fields }), ...(files.length === 0 ? {} : { files }) };
      return Object.keys(content).length === 0 ? [] : [[item, content]];
    }),
  );
