/** The few calls that the folder adapter makes, so that tests can let a disk fail. They throw what node:fs throws. */
export interface Disk {
  /** Never opens a file that is there. */
  create(path: string): Promise<DiskFile>;
  /** For reading. */
  open(path: string): Promise<DiskFile>;
  /** For writing over what is there. */
  reopen(path: string): Promise<DiskFile>;
  rename(from: string, to: string): Promise<void>;
  /** A file that is not there is no error. */
  remove(path: string): Promise<void>;
  list(folder: string): Promise<readonly string[]>;
  /** Makes missing parents too, each durable when it resolves. */
  makeFolder(folder: string): Promise<void>;
  syncFolder(folder: string): Promise<void>;
}

export interface DiskFile {
  /** Writes all of it, or throws having written any part of it. */
  write(pieces: readonly Uint8Array[], position: number): Promise<void>;
  /** Fewer bytes at the end of the file. */
  read(length: number, position: number): Promise<Uint8Array>;
  sync(): Promise<void>;
  close(): Promise<void>;
}
