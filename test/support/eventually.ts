import { setImmediate } from 'node:timers/promises';

const patienceMs = 60_000;

/** Looks again and again until it holds or a minute is over; what was seen last either way. */
export const eventually = async <T>(look: () => T | Promise<T>, holds: (seen: T) => boolean): Promise<T> => {
  const end = Date.now() + patienceMs;
  let seen = await look();
  while (!holds(seen) && Date.now() < end) {
    await setImmediate();
    seen = await look();
  }
  return seen;
};

/** Rejects when it does not come true within a minute. */
export const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  if (!(await eventually(holds, (seen) => seen))) throw new Error(`Not within ${patienceMs} ms: ${holds.toString()}`);
};
