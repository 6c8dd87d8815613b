/** A fault: something broke (a disk, a lock, a bug). Thrown, with a code; adapters translate what they catch into it. */
export class Fault extends Error {
  readonly code: string;
  /** True when the same call may succeed later. */
  readonly retriable: boolean;

  constructor(code: string, message: string, options: { cause?: unknown; retriable?: boolean } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.retriable = options.retriable ?? false;
  }
}

export const isFault = (value: unknown): value is Fault => value instanceof Fault;
