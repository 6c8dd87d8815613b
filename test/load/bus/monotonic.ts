/** Milliseconds on the machine's monotonic clock, which all its processes share. */
export const monotonicMs = (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000;
