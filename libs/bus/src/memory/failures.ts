import type { Fault } from '@lienthong/kernel';
import { busFault } from '../port/faults.js';

export type MemoryOperation = 'transact' | 'produce' | 'fence' | 'tails' | 'committed' | 'commit' | 'ping';

/** `lost-acknowledgement`: it is done, and the caller gets `bus/unavailable` all the same. */
export type MemoryFailure = 'unavailable' | 'lost-acknowledgement' | 'not-authorized';

export interface Failures {
  /** The next call of this kind fails so; several in the order in which they were asked for. */
  failNext(operation: MemoryOperation, failure: MemoryFailure): void;
  /** While it is down every call fails with `bus/unavailable`, and consumers wait. */
  readonly isDown: () => boolean;
  setDown(down: boolean): void;
  /** Runs an operation, failing as was asked for. */
  run<T>(operation: MemoryOperation, work: () => T): Promise<T>;
}

export const createFailures = (onBack: () => void): Failures => {
  const planned: { readonly operation: MemoryOperation; readonly failure: MemoryFailure }[] = [];
  let down = false;

  const next = (operation: MemoryOperation): MemoryFailure | undefined => {
    if (down) return 'unavailable';
    const index = planned.findIndex((plan) => plan.operation === operation);
    return index === -1 ? undefined : planned.splice(index, 1)[0]?.failure;
  };
  const faultOf = (failure: MemoryFailure): Fault =>
    failure === 'not-authorized' ? busFault.notAuthorized() : busFault.unavailable();

  return {
    failNext: (operation, failure) => void planned.push({ operation, failure }),
    isDown: () => down,
    setDown: (value) => {
      down = value;
      onBack();
    },
    run: async (operation, work) => {
      // What goes over a network is never done within the same turn of the loop.
      await Promise.resolve();
      const failure = next(operation);
      if (failure !== undefined && failure !== 'lost-acknowledgement') throw faultOf(failure);
      const result = work();
      if (failure !== undefined) throw faultOf(failure);
      return result;
    },
  };
};
