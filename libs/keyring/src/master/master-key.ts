/** What wraps the data keys: a file here, a key management service elsewhere. */
export interface MasterKey {
  /** `context` (the key's id) is bound to the result: it unwraps under the same context only. */
  wrap(dataKey: Uint8Array, context: string): Promise<Uint8Array> | Uint8Array;

  /** Throws `keyring/tampered` for anything this master key did not wrap under this context. */
  unwrap(wrapped: Uint8Array, context: string): Promise<Uint8Array> | Uint8Array;
}
