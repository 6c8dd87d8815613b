/** Ends every switch over a union: the compiler proves it unreachable; at run time it names the stray value's kind. */
export function assertNever(value: never): never {
  const stray = value as unknown;
  const kind = typeof stray === 'object' && stray !== null && 'type' in stray ? String(stray.type) : typeof stray;
  throw new TypeError(`Unhandled case: ${kind}`);
}
