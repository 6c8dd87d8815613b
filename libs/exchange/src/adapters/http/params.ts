import { orRefuse, Refused } from '@lienthong/http-edge';
import { ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A transfer id is a UUID; anything else is as unknown as an absent one. */
export const transferIdParam = (text: string): string => {
  if (!UUID.test(text)) throw new Refused({ code: 'transfer/unknown' });
  return text;
};

const whole = (text: string): Outcome<number> =>
  /^\d{1,15}$/.test(text) ? ok(Number(text)) : refused({ code: 'http/invalid' });

export const wholeParam = (text: string): number => orRefuse(whole(text));
