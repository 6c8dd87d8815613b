/** The object without some of its members. */
export const without = <T extends object, Key extends keyof T>(value: T, ...keys: readonly Key[]): Omit<T, Key> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.some((each) => each === key))) as Omit<T, Key>;
