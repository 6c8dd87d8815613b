import { orRefuse } from '@lienthong/http-edge';
import { ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';

const whole = (text: string): Outcome<number> =>
  /^\d{1,15}$/.test(text) ? ok(Number(text)) : refused({ code: 'http/invalid' });

export const wholeParam = (text: string): number => orRefuse(whole(text));
