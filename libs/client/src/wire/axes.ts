/** To join an axis. */
export interface AxisDraft {
  readonly axis: string;
  readonly endpoint: string;
  readonly systemId: string;
  readonly secret: string;
  /** Code of the agency that runs the hub. */
  readonly organId: string;
  readonly pollSeconds?: number;
  readonly allowPlainHttp?: boolean;
}

export interface AxisDirection {
  readonly passed: number;
  readonly refused: number;
  readonly setAside: number;
  readonly outages: number;
  readonly outageSince: string | null;
  readonly doubtSince: string | null;
  readonly code: string | null;
  readonly waiting: number;
  readonly oldestMs: number;
}

export interface AxisState {
  readonly axis: string;
  readonly endpoint: string;
  readonly systemId: string;
  readonly organId: string;
  readonly pollSeconds: number;
  readonly joinedAt: string;
  readonly pull: AxisDirection;
  readonly push: AxisDirection;
  readonly sync: Pick<AxisDirection, 'outages' | 'outageSince' | 'code'>;
  readonly silentMs: number;
  readonly atDesk: number;
}

export interface AxisRound {
  readonly listed: number;
  readonly taken: number;
  readonly refused: number;
  readonly waits: number;
}

export interface AxisContradiction {
  readonly kind: string;
  readonly code: string;
  /** Id of the agency here that it contradicts. */
  readonly agency?: string;
  /** Code of the row of the same list that it contradicts. */
  readonly other?: string;
  /** The code that both claim. */
  readonly claimed?: string;
  readonly refusal?: string;
}

export interface AxisListSync {
  readonly call: string;
  readonly outcome: 'done' | 'refused';
  readonly counts?: {
    readonly rows: number;
    readonly unchanged: number;
    readonly changes: Readonly<Record<'new' | 'code' | 'renamed' | 'moved' | 'closed', number>>;
    readonly skipped: Readonly<Record<'centre' | 'no-agency' | 'malformed', number>>;
    readonly contradicted: number;
  };
  readonly contradictions?: readonly AxisContradiction[];
  /** Rows that cannot be taken, by their place from 1; the first 200. */
  readonly malformed?: readonly { readonly row: number; readonly field: string }[];
  readonly number?: string;
}

export interface AxisSync {
  readonly axis: string;
  readonly state: 'running' | 'done' | 'failed' | 'stopped';
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly call?: string;
  readonly done: number;
  /** 0 while the list is fetched. */
  readonly total: number;
  readonly lists: readonly AxisListSync[];
  /** There while the axis gives no list that can be read; asked again without end. */
  readonly waits?: { readonly since: string; readonly code: string };
  readonly code?: string;
}

export interface AxisLeft {
  readonly axis: string;
  readonly state: 'left';
  /** The synchronisation that ended with it. */
  readonly sync?: AxisSync;
}

/** A message that did not pass an axis. */
export interface FailedPassage {
  readonly id: string;
  readonly axis: string;
  readonly direction: 'out' | 'in';
  /** `trying`: it fails while others pass, and is still tried. */
  readonly state: 'failed' | 'ordered' | 'given-up' | 'trying';
  readonly attempt: number;
  readonly code: string;
  readonly path?: string;
  readonly number?: string;
  /** How the last try ended, of what was set aside. */
  readonly outage?: string;
  /** Tries that failed while others passed, since when. */
  readonly times?: number;
  readonly since?: string;
  readonly words?: string;
  readonly transfer?: string;
  readonly agency?: string;
  readonly docId?: string;
}

export interface FailedPassages {
  /** By axis, of each the oldest first. */
  readonly items: readonly FailedPassage[];
  /** Of all. `ordered`: to be tried again, and not tried yet. */
  readonly counts: { readonly failed: number; readonly ordered: number; readonly trying: number };
  /** Give it as `after`; absent on the last page. */
  readonly next?: string;
}

/** Which of those that wait for a decision. */
export interface RuleAll {
  readonly reason: string;
  readonly axis?: string;
  readonly code?: string;
  /** Agency to which it goes. */
  readonly to?: string;
}
