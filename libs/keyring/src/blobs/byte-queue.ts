/** Bytes that came in pieces and leave in others; copies only what is cut across pieces. */
export interface ByteQueue {
  readonly length: number;
  push(bytes: Uint8Array): void;
  /** The next `length` bytes; there must be so many. */
  take(length: number): Uint8Array;
}

export const byteQueue = (): ByteQueue => {
  const pieces: Uint8Array[] = [];
  let length = 0;

  const takeOut = (wanted: number): Uint8Array => {
    const first = pieces[0];
    if (first?.length === wanted) return pieces.shift() ?? first;
    if (first !== undefined && first.length > wanted) {
      pieces[0] = first.subarray(wanted);
      return first.subarray(0, wanted);
    }
    return gather(pieces, wanted);
  };

  return {
    get length() {
      return length;
    },
    push: (bytes) => {
      if (bytes.length === 0) return;
      pieces.push(bytes);
      length += bytes.length;
    },
    take: (wanted) => {
      if (wanted > length) throw new RangeError('Fewer bytes are there than wanted');
      length -= wanted;
      return takeOut(wanted);
    },
  };
};

const gather = (pieces: Uint8Array[], wanted: number): Uint8Array => {
  const out = new Uint8Array(wanted);
  let filled = 0;
  let used = 0;
  for (const piece of pieces) {
    const part = piece.subarray(0, wanted - filled);
    out.set(part, filled);
    filled += part.length;
    if (part.length < piece.length) {
      pieces[used] = piece.subarray(part.length);
      break;
    }
    used += 1;
    if (filled === wanted) break;
  }
  pieces.splice(0, used);
  return out;
};
