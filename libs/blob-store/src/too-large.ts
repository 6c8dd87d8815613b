import { refused } from '@lienthong/kernel';

export const tooLarge = (limit: number) => refused({ code: 'blob/too-large' as const, params: { limit } });
