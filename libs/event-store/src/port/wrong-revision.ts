import { isFault } from '@lienthong/kernel';

/** Whether an append met another revision than it expected: nothing was written, and whoever reads on may try again. */
export const isWrongRevision = (error: unknown): boolean => isFault(error) && error.code === 'store/wrong-revision';
