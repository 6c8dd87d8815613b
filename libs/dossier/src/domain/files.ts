/** A file of a document that went through the hub, by its place there. Whoever is to read it needs that transfer. */
export interface FileReference {
  readonly transfer: string;
  /** From 0. */
  readonly attachment: number;
  /** As it is called. */
  readonly name?: string;
}

/** A file that the dossier itself holds, named by its content. */
export interface HeldFile {
  /** Of the plain bytes, lower-case hex. */
  readonly sha256: string;
  readonly name: string;
  /** Media type, as whoever gave it says. */
  readonly type?: string;
}

export type ItemFile = FileReference | HeldFile;

export const isHeld = (file: ItemFile): file is HeldFile => 'sha256' in file;

/** A file as it is handed in: its bytes went ahead, and it takes them over. */
export interface GivenFile extends HeldFile {
  readonly upload: string;
}

export const heldFile = ({ sha256, name, type }: GivenFile): HeldFile => ({
  sha256: sha256.toLowerCase(),
  name,
  ...(type === undefined ? {} : { type }),
});

/** Where the bytes of a file lie, sealed under the dossier's key; no party ever sees it. */
export interface Bytes {
  readonly ref: string;
  /** Plain bytes. */
  readonly size: number;
}

/** By the hash of what they hold. */
export type HeldBytes = Readonly<Record<string, Bytes>>;
