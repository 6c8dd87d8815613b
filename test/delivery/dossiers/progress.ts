/** How far a simulation has come, in one line; nothing of anybody's data. */
export interface Progress {
  /** Says so whenever another share of all is done. */
  reached(done: number, more: () => string): void;
}

const SHARES = 20;
/** Fewer are done while somebody watches. */
const WORTH_TELLING = 10_000;

export const progressOf = (
  births: number,
  tell: (line: string) => void = (line) => void process.stderr.write(`${line}\n`),
): Progress => {
  const began = performance.now();
  let told = 0;
  return {
    reached: (done, more) => {
      const share = Math.floor((done / births) * SHARES);
      if (births < WORTH_TELLING || share <= told) return;
      told = share;
      const seconds = (performance.now() - began) / 1000;
      const left = (seconds / done) * (births - done);
      tell(
        `births: ${Math.floor(done)} of ${births} after ${seconds.toFixed(0)} s, ${(done / seconds).toFixed(1)} a second, ` +
          `some ${Math.ceil(left / 60)} min to go; ${more()}`,
      );
    },
  };
};
