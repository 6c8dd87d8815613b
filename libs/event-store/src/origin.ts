import type { Origin } from './port/event.js';

/** The origin alone, without members that are not there: for what follows. */
export const originOf = ({ correlation, trace }: Origin): Origin => ({
  ...(correlation === undefined ? {} : { correlation }),
  ...(trace === undefined ? {} : { trace }),
});
