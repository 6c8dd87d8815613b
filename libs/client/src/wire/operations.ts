import type { Asserter } from './trace.js';

export interface AwaitedRouting {
  readonly id: string;
  readonly transfer: string;
  /** The code as written, that waits. */
  readonly code: string;
  readonly agency: string;
  readonly candidates: readonly { readonly agency: string; readonly scope: string }[];
  readonly since: string;
}

/** An event of the log as an operator sees it: sealed fields stay sealed. */
export interface LogEvent {
  readonly position: number;
  readonly eventId?: string;
  readonly type: string;
  readonly at: string;
  readonly recordedAt?: string;
  readonly stream: string;
  readonly revision: number;
  readonly assertedBy?: Asserter;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface EventPage {
  readonly events: readonly LogEvent[];
  /** To be given as `after` next. */
  readonly next: number | null;
}

export interface EventQuery {
  readonly after?: number;
  readonly limit?: number;
  readonly category?: string;
  readonly type?: string;
  /** Seconds to wait for an event when there is none. */
  readonly wait?: number;
}
