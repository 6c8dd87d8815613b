import type { ClientRefusal, Receipt } from '@lienthong/client';
import type { Outcome } from '@lienthong/kernel';
import type { Stage } from '../stage.js';

/** One thing that the hub does, played and checked. */
export interface Scene<On = Stage> {
  readonly name: string;
  readonly vi: string;
  readonly en: string;
  /** Throws `Fallen` when it does not come out as it should. Answers what is worth telling. */
  readonly play: (stage: On, memory: Memory) => Promise<string>;
}

/** What later scenes need of earlier ones. */
export interface Memory {
  /** The transfer whose trace is shown at the end. */
  main?: string;
  ministry?: Receipt;
  changed?: string;
  /** Code of the birth whose timeline is shown at the end. */
  birth?: string;
}

/** A scene that did not come out as it should. */
export class Fallen extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'Fallen';
  }
}

export const fall = (what: string): never => {
  throw new Fallen(what);
};

export const check = (holds: boolean, what: string): void => {
  if (!holds) throw new Fallen(what);
};

export const accepted = <T>(outcome: Outcome<T, ClientRefusal>, what: string): T => {
  if (!outcome.ok) throw new Fallen(`${what} was refused: ${outcome.refusal.code} ${outcome.refusal.path ?? ''}`);
  return outcome.value;
};

export const refusedWith = (outcome: Outcome<unknown, ClientRefusal>, code: string): ClientRefusal => {
  if (outcome.ok) throw new Fallen(`${code} was expected, and it was accepted`);
  check(outcome.refusal.code === code, `${code} was expected, not ${outcome.refusal.code}`);
  return outcome.refusal;
};

export const remembered = <T>(left: T | undefined): T => {
  if (left === undefined) throw new Fallen('An earlier scene left nothing to go on with');
  return left;
};
