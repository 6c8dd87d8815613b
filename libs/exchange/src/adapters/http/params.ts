import { Refused } from '@lienthong/http-edge';

/** A whole number in the address. Throws `Refused` with the parameter's name as its path. */
export const wholeParam = (name: string, text: string): number => {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const path = `/${name}`;
  throw new Refused({ code: 'http/invalid', path }, [{ path, code: 'is-int' }]);
};
