import { axisTimestamp } from '@lienthong/axis-protocol';

/** Timestamps of clients that are made one after the other: none comes twice, as no two are made in the same millisecond. */
export const axisStamps = (): (() => string) => {
  let last = 0;
  return () => {
    last = Math.max(last + 1, Date.now());
    return axisTimestamp(new Date(last));
  };
};
