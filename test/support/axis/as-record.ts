/** JSON of a reply as a map, for tests that look at single members. */
export const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  value as Readonly<Record<string, unknown>>;
