/** Both ends inclusive, as in HTTP. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export type RangeAnswer =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly range: ByteRange }
  | { readonly kind: 'unsatisfiable' };

const SINGLE = /^bytes=(?:(\d{1,15})-(\d{0,15})|-(\d{1,15}))$/;

/**
 * What a Range header asks of `size` bytes (RFC 9110, 14.2). One range only: a list, another unit or a malformed one is
 * passed over and gets the whole, as the standard allows.
 */
export const rangeOf = (header: string | undefined, size: number): RangeAnswer => {
  const [matched, from, to = '', last] = SINGLE.exec(header ?? '') ?? [];
  if (matched === undefined) return { kind: 'whole' };
  if (last !== undefined) {
    const length = Math.min(Number(last), size);
    return length === 0 ? { kind: 'unsatisfiable' } : { kind: 'part', range: { start: size - length, end: size - 1 } };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < start) return { kind: 'whole' };
  return start >= size ? { kind: 'unsatisfiable' } : { kind: 'part', range: { start, end } };
};
