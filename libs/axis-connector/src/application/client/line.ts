/** One request of the protocol as it goes over the wire. */
export interface LineRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Read once. Its length is known: a body that breaks off is never taken for a whole one. */
  readonly body?: { readonly bytes: number; readonly content: AsyncIterable<Uint8Array> };
  /** Most bytes of the answer. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

export interface LineAnswer {
  readonly status: number;
  /** Read once, and to its end. */
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * The line to an axis, which keeps its connections. Faults of the call and of reading its answer, all retriable but the
 * last: axis/unreachable (no connection, one that was cut, an answer that broke off), axis/timed-out, axis/reply-too-large.
 */
export interface AxisLine {
  /** Answers what `read` made of the answer; what `read` throws by itself is passed on as it is. */
  request<T>(request: LineRequest, read: (answer: LineAnswer) => Promise<T>): Promise<T>;
  close(): void;
}
