/** How patient the client is. Times in milliseconds. */
export interface Patience {
  /** A call on which nothing moves for so long is given up. */
  readonly idleMs: number;
  /** Tries of an idempotent call in all. */
  readonly attempts: number;
  /** The first pause is up to this; each further one up to twice the one before. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** A Retry-After beyond this is not waited for. */
  readonly longestRetryAfterMs: number;
}

export const DEFAULT_PATIENCE: Patience = {
  idleMs: 30_000,
  attempts: 4,
  firstPauseMs: 250,
  longestPauseMs: 5_000,
  longestRetryAfterMs: 30_000,
};

export interface ClientOptions {
  /** Where the hub listens, e.g. `https://hub.example.vn`. */
  readonly url: string;
  /** Bearer token; without it only health can be asked. */
  readonly token?: string;
  /** Sends the token over plain HTTP beyond loopback. Default false. */
  readonly allowPlainHttp?: boolean;
  readonly fetch?: typeof globalThis.fetch;
  readonly patience?: Partial<Patience>;
  /** In [0, 1); spreads the pauses between tries. */
  readonly random?: () => number;
}
