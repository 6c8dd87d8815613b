import { Fault } from '@lienthong/kernel';

/** Says where, never what: nothing of the content may reach an error text. */
export const tampered = (what: string, cause?: unknown): Fault =>
  new Fault('keyring/tampered', `${what} was altered, cut off, or sealed under another key or name`, { cause });
