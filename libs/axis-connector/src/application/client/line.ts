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
  readonly body: Buffer;
}

/**
 * The line to an axis, which keeps its connections. Faults, all retriable but the last: axis/unreachable (no connection,
 * one that was cut, an answer that broke off), axis/timed-out, axis/reply-too-large.
 */
export interface AxisLine {
  request(request: LineRequest): Promise<LineAnswer>;
  close(): void;
}
