/** One event of a `text/event-stream` as it came. */
export interface ReadEvent {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

export interface OpenStream extends AsyncDisposable {
  readonly status: number;
  /** The next event; undefined when the stream has ended, in whatever way. */
  next(): Promise<ReadEvent | undefined>;
}

const fieldOf = (block: string, name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';

/** Reads server-sent events one by one; comments are passed over. */
export const openEvents = async (
  address: string,
  token: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<OpenStream> => {
  const ended = new AbortController();
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: ended.signal,
  });
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  let text = '';
  const next = async (): Promise<ReadEvent | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        if (block.startsWith(':')) continue;
        return { id: fieldOf(block, 'id'), event: fieldOf(block, 'event'), data: JSON.parse(fieldOf(block, 'data')) };
      }
      // A connection that is cut is an end, too.
      const read = await reader?.read().catch(() => undefined);
      if (read?.value === undefined) return undefined;
      text += decoder.decode(read.value as Uint8Array, { stream: true });
    }
  };
  return {
    status: response.status,
    next,
    [Symbol.asyncDispose]: () => {
      ended.abort();
      return Promise.resolve();
    },
  };
};
