import type { Checkpoints } from '../port/checkpoints.js';

export const memoryCheckpoints = (): Checkpoints => {
  const positions = new Map<string, number>();
  return {
    load: (name) => Promise.resolve(positions.get(name) ?? 0),
    save: (name, position) => {
      positions.set(name, position);
      return Promise.resolve();
    },
  };
};
