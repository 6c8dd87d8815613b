import { isFault } from '@lienthong/kernel';

/** The code of the Fault that a call throws; undefined when it throws none. */
export const codeOf = (call: () => unknown): string | undefined => {
  try {
    call();
    return undefined;
  } catch (error) {
    if (isFault(error)) return error.code;
    throw error;
  }
};
