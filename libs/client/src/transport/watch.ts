/** Ends what shows no life for a while. */
export interface Watch extends Disposable {
  readonly signal: AbortSignal;
  /** True when the watch itself ended it. */
  readonly ended: boolean;
  /** A sign of life. */
  touch(): void;
}

export const startWatch = (idleMs: number, outer?: AbortSignal): Watch => {
  const own = new AbortController();
  const timer = setTimeout(() => own.abort(), idleMs);
  return {
    signal: outer ? AbortSignal.any([own.signal, outer]) : own.signal,
    get ended() {
      return own.signal.aborted;
    },
    touch: () => void timer.refresh(),
    [Symbol.dispose]: () => clearTimeout(timer),
  };
};
