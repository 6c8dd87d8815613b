/** Keeps what was set last. */
export interface Newest<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
}

export const newest = <T>(most: number): Newest<T> => {
  const kept = new Map<string, T>();
  return {
    get: (key) => kept.get(key),
    set: (key, value) => {
      kept.delete(key);
      kept.set(key, value);
      if (kept.size <= most) return;
      const oldest = kept.keys().next();
      if (oldest.done !== true) kept.delete(oldest.value);
    },
    delete: (key) => void kept.delete(key),
  };
};
