/** What a command line program has from its process. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results. */
  readonly out: NodeJS.WritableStream;
  /** Everything else. */
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean };
}
