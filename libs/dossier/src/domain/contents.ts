import type { JsonObject } from '@lienthong/kernel';
import { heldFile } from './files.js';
import type { GivenFile, ItemFile } from './files.js';

/** What one item holds. */
export interface ItemContent {
  /** By the names that the procedure gives its data. */
  readonly fields?: JsonObject;
  readonly files?: readonly ItemFile[];
}

/** By item. */
export type ItemContents = Readonly<Record<string, ItemContent>>;

/** An item as it is handed in, on paper where it holds nothing. */
export interface HandedIn extends ItemContent {
  readonly item: string;
  /** Become files of the dossier, behind those that are referred to. */
  readonly uploads?: readonly GivenFile[];
}

/** What is in those that hold something. */
export const contentsOf = (handedIn: readonly HandedIn[]): ItemContents =>
  Object.fromEntries(
    handedIn.flatMap(
      ({ item, fields, files: referred = [], uploads = [] }): readonly (readonly [string, ItemContent])[] => {
        const files = [...referred, ...uploads.map(heldFile)];
        const content = { ...(fields === undefined ? {} : { fields }), ...(files.length === 0 ? {} : { files }) };
        return Object.keys(content).length === 0 ? [] : [[item, content]];
      },
    ),
  );
