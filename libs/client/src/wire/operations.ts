export interface AwaitedRouting {
  /** Names the decision at the desk. */
  readonly id: string;
  readonly transfer: string;
  /** The code as written, that waits. */
  readonly code: string;
  readonly agency: string;
  readonly candidates: readonly { readonly agency: string; readonly scope: string }[];
  readonly since: string;
}

export interface ParkedEvent {
  /** `<reactor>:<position>`. */
  readonly id: string;
  readonly reactor: string;
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  readonly key: string;
  readonly cause: { readonly code: string; readonly message: string };
  readonly attempts: number;
  readonly since: string;
  /** Events that wait behind it. */
  readonly held: number;
}

export interface ParkedPage {
  /** All that are parked, shown or not. */
  readonly total: number;
  readonly items: readonly ParkedEvent[];
}

export interface Ruling {
  readonly id: string;
  readonly state: 'released' | 'skipped';
}

/** An event as it lies in the log, without its sealed part. */
export interface LogEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly meta: {
    readonly at: string;
    readonly by: { readonly role: string; readonly agency?: string; readonly system?: string };
    readonly cause?: string;
    readonly correlation?: string;
    readonly trace?: string;
  };
  /** It carries encrypted personal data, which is not shown. */
  readonly sealed: boolean;
  readonly recordedAt: string;
}

export interface EventPage {
  readonly epoch: string;
  /** Position of the last event of the store. */
  readonly head: number;
  /** To be given as `after`. */
  readonly next: number;
  readonly events: readonly LogEvent[];
}

export interface EventQuery {
  /** Position, exclusive; default 0. */
  readonly after?: number;
  readonly limit?: number;
  /** Categories of streams, separated by commas. */
  readonly category?: string;
  /** Types, separated by commas. */
  readonly type?: string;
  /** Seconds to wait for an event when there is none, at most 30. */
  readonly wait?: number;
}

export interface Rebuild {
  readonly name: string;
  readonly state: string;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly position?: number;
  readonly head?: number;
  readonly code?: string;
}

export interface HubStatus {
  readonly versions: Readonly<Record<string, string>>;
  readonly store: { readonly epoch: string; readonly head: number };
  readonly registry: { readonly kind: string; readonly position: number };
  readonly reactors: readonly {
    readonly name: string;
    readonly position: number;
    readonly lag: number;
    readonly inFlight: number;
    readonly parked: number;
    readonly held: number;
    readonly stopped?: { readonly kind: string; readonly code?: string };
  }[];
  readonly projections: readonly {
    readonly name: string;
    readonly state: string;
    readonly position: number;
    readonly rebuilding: boolean;
    readonly failures: number;
  }[];
  readonly rebuilds: readonly Rebuild[];
  readonly alarms: readonly {
    readonly source: string;
    readonly name: string;
    readonly kind: string;
    readonly code?: string;
    readonly about?: string;
    /** Transfer or docId of the message that waits. */
    readonly message?: string;
    readonly outage?: string;
    readonly last: string;
    readonly times: number;
  }[];
}

export interface TopicState {
  readonly agency: string;
  /** Last relayed sequence and its offset; -1 where there is none. */
  readonly mark: { readonly sequence: number; readonly offset: number };
  readonly generation: number;
  /** Why it waits; null when it does not. */
  readonly held: string | null;
}
