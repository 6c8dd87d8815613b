import type { GroupResult } from './request.js';

/** Tells the other threads of the process that the feed has grown. */
export const createTeller = (channel: { postMessage(message: unknown): void }): ((result: GroupResult) => void) => {
  let told = 0;
  return (result) => {
    if (!result.committed || result.head <= told) return;
    told = result.head;
    channel.postMessage(told);
  };
};
