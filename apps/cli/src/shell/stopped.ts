import type { ClientRefusal } from '@lienthong/client';
import type { Outcome } from '@lienthong/kernel';

/** Carries the hub's refusal out of a verb, to be shown and to end the program with 1. */
export class Stopped extends Error {
  readonly refusal: ClientRefusal;

  constructor(refusal: ClientRefusal) {
    super(refusal.code);
    this.name = 'Stopped';
    this.refusal = refusal;
  }
}

/** The command was wrong in a way that only its meaning shows; ends the program with 2. */
export class Misused extends Error {
  readonly vi: string;
  readonly en: string;

  constructor({ vi, en }: { readonly vi: string; readonly en: string }) {
    super(en);
    this.name = 'Misused';
    this.vi = vi;
    this.en = en;
  }
}

/** The value of an outcome; a refusal ends the verb. */
export const orStop = <T>(outcome: Outcome<T, ClientRefusal>): T => {
  if (!outcome.ok) throw new Stopped(outcome.refusal);
  return outcome.value;
};
