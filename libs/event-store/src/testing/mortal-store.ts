import type { Checkpoints } from '../port/checkpoints.js';
import type { EventStore } from '../port/event-store.js';

/** At which write of its life a process dies, and whether that write still reached the disk. */
export interface Death {
  readonly atWrite: number;
  readonly written: boolean;
}

const never = (): Promise<never> => new Promise(() => undefined);

/** A process on a store that outlives it: once dead, it is never answered again, and writes nothing more. */
export const mortal = <Store extends EventStore & { readonly checkpoints: Checkpoints }>(
  store: Store,
  death: Death,
) => {
  const died = Promise.withResolvers<undefined>();
  let writes = 0;
  let dead = false;
  const dies = <T>(write: () => Promise<T>): Promise<T> => {
    if (dead) return never();
    writes += 1;
    if (writes < death.atWrite) return write();
    dead = true;
    const last = death.written ? write() : Promise.resolve();
    void last.catch(() => undefined).then(() => died.resolve(undefined));
    return never();
  };
  const alive = <T>(read: () => Promise<T>): Promise<T> => (dead ? never() : read());

  const process: Store = {
    ...store,
    append: (...request) => dies(() => store.append(...request)),
    head: () => alive(() => store.head()),
    readAll: (options) => alive(() => store.readAll(options)),
    readStream: (...options) => alive(() => store.readStream(...options)),
    subscribe: async function* (options) {
      for await (const batch of store.subscribe(options)) {
        if (dead) await never();
        yield batch;
      }
    },
    checkpoints: {
      load: (name) => store.checkpoints.load(name),
      save: (name, position) => dies(() => store.checkpoints.save(name, position)),
    },
  };
  return { process, died: died.promise };
};
