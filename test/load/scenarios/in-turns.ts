const TURNS = 5;

/** Two measures in short turns, so that what else happens on the machine meets both alike; the mean of each. */
export const inTurns = async (
  seconds: number,
  one: (seconds: number) => Promise<number>,
  other: (seconds: number) => Promise<number>,
): Promise<readonly [number, number]> => {
  let ones = 0;
  let others = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    ones += await one(seconds / TURNS);
    others += await other(seconds / TURNS);
  }
  return [ones / TURNS, others / TURNS];
};
