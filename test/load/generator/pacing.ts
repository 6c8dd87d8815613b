import { setTimeout as pause } from 'node:timers/promises';

/** `closed`: so many at a time, each after the one before it. `open`: at fixed arrivals, whatever the answers take. */
export type Pace =
  { readonly kind: 'closed'; readonly concurrency: number } | { readonly kind: 'open'; readonly perSecond: number };

/** `due` is the instant at which it should have been sent: a latency counted from there hides no waiting. */
export type Send = (number: number, due: number) => Promise<void>;

const closed = async (concurrency: number, until: number, send: Send): Promise<void> => {
  let number = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() < until) await send(number++, performance.now());
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
};

const open = async (perSecond: number, from: number, until: number, send: Send): Promise<void> => {
  const everyMs = 1000 / perSecond;
  // All that is due is sent, also when the generator itself was held up.
  const total = Math.round((until - from) / everyMs);
  const underWay = new Set<Promise<void>>();
  let failure: unknown;
  let number = 0;
  const start = (due: number): void => {
    const sent: Promise<void> = send(number++, due)
      .catch((error: unknown) => (failure ??= error))
      .then(() => void underWay.delete(sent));
    underWay.add(sent);
  };
  const dueOf = (of: number): number => from + of * everyMs;
  while (number < total && failure === undefined) {
    while (number < total && dueOf(number) <= performance.now()) start(dueOf(number));
    await pause(1);
  }
  await Promise.all(underWay);
  if (failure !== undefined) throw failure as Error;
};

/** Sends for so many seconds and waits for the last answer. */
export const atPace = async (pace: Pace, seconds: number, send: Send): Promise<void> => {
  const from = performance.now();
  const until = from + seconds * 1000;
  await (pace.kind === 'closed' ? closed(pace.concurrency, until, send) : open(pace.perSecond, from, until, send));
};
