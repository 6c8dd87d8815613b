import type { EventStore } from '@lienthong/event-store';

/** A small generator of chance by a seed (mulberry32): from 0 to below 1. */
export const chanceOf = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** The same store, each call some turns of the event loop later and its answer some turns later still, by the seed. */
export const hesitant = (store: EventStore, seed: number): EventStore => {
  const chance = chanceOf(seed);
  const dawdle = async (): Promise<void> => {
    for (let turns = Math.floor(chance() * 5); turns > 0; turns -= 1) await Promise.resolve();
    if (chance() < 0.3) await new Promise((resolve) => void setImmediate(resolve));
  };
  const slow =
    <Input extends readonly unknown[], Result>(call: (...input: Input) => Promise<Result>) =>
    async (...input: Input): Promise<Result> => {
      await dawdle();
      const result = await call(...input);
      await dawdle();
      return result;
    };
  return {
    ...store,
    append: slow((...request: Parameters<EventStore['append']>) => store.append(...request)),
    readStream: slow((...request: Parameters<EventStore['readStream']>) => store.readStream(...request)),
    headOf: slow((stream: Parameters<EventStore['headOf']>[0]) => store.headOf(stream)),
  };
};
