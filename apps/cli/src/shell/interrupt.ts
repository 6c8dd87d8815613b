export interface Interrupted extends Disposable {
  readonly signal: AbortSignal;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

const LOOK_MS = 500;

/**
 * npm passes a signal on to the shell that it runs a script in, and that shell to nobody: what runs behind it would go on
 * alone. Undefined where npm started nothing.
 */
const onNpmGone = (abort: () => void): NodeJS.Timeout | undefined => {
  if (process.env['npm_lifecycle_event'] === undefined) return undefined;
  const { ppid } = process;
  return setInterval(() => {
    if (process.ppid !== ppid) abort();
  }, LOOK_MS).unref();
};

/** Aborts at the first SIGINT or SIGTERM, and when the parent is gone that holds this process by a channel or through npm. */
export const untilInterrupted = (): Interrupted => {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  for (const signal of SIGNALS) process.once(signal, abort);
  process.once('disconnect', abort);
  const parent = onNpmGone(abort);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      clearInterval(parent);
      for (const signal of SIGNALS) process.off(signal, abort);
      process.off('disconnect', abort);
    },
  };
};

/** Resolves when the signal aborts. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
