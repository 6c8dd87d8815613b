/** Milliseconds since 1970, UTC: figures count with numbers, millions of them. */
export type Ms = number;

/**
 * By which time a figure is told. `recorded`: when the record heard of it, as a one-stop software counts.
 * `happened`: when its agency says that it was, which is what reconciliation brings to light.
 */
export const BASES = ['recorded', 'happened'] as const;
export type Basis = (typeof BASES)[number];

/** A fact has two times; `happened` is as its agency asserts it. */
export type Moment = Readonly<Record<Basis, Ms>>;

/** Something that held from a moment on, until the next one. */
export interface Since<T> {
  readonly since: Moment;
  readonly value: T;
}

/** What held at an instant; undefined before the first. Of those the one told last counts. */
export const valueAt = <T>(history: readonly Since<T>[], basis: Basis, at: Ms): T | undefined => {
  for (let index = history.length - 1; index >= 0; index -= 1) {
    const found = history[index];
    if (found !== undefined && found.since[basis] <= at) return found.value;
  }
  return undefined;
};
