import type { Bus } from '@lienthong/bus';
import type { RelayHub } from '../application/ports.js';

/** A process that can die: from then on nothing that it calls is begun, and nothing answers. */
export interface Life {
  readonly ended: AbortSignal;
  /** Dies with the nth call from now. */
  dieIn(calls: number): void;
  die(): void;
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

const guarded = <Ports extends object>(ports: Ports, step: () => boolean): Ports =>
  new Proxy(ports, {
    get: (target, name, receiver) => {
      const found: unknown = Reflect.get(target, name, receiver);
      if (typeof found !== 'function') return found;
      return (...args: readonly unknown[]) => {
        if (!step()) return never();
        const result: unknown = Reflect.apply(found, target, args);
        if (!(result instanceof Promise)) return result;
        return result.then((value: unknown) =>
          name === 'fencedProducer' && typeof value === 'object' && value !== null ? guarded(value, step) : value,
        );
      };
    },
  });

/** Gives a process its view of bus and hub, which ends with its life. */
export const mortal = (bus: Bus, hub: RelayHub): { readonly bus: Bus; readonly hub: RelayHub; readonly life: Life } => {
  const end = new AbortController();
  let left = Number.POSITIVE_INFINITY;
  const step = (): boolean => {
    left -= 1;
    if (left < 0) end.abort();
    return !end.signal.aborted;
  };
  const life: Life = {
    ended: end.signal,
    dieIn: (calls) => {
      left = calls;
    },
    die: () => end.abort(),
  };
  return { bus: guarded(bus, step), hub: guarded(hub, step), life };
};
