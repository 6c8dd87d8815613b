import type { Stop } from '@lienthong/calendar';
import type { Instant } from '@lienthong/kernel';
import type { AgencyId, LocalDate, ProcedureCode } from '@lienthong/identifiers';
import type { Channel, DossierCodes, WaitCause } from './dossier.events.js';

/** `returned`: it waits until the leg that it sent something back to has mended it. */
export type LegStatus = 'awaited' | 'open' | 'returned' | 'done' | 'failed' | 'cancelled';

export interface LegState {
  readonly status: LegStatus;
  readonly attempt: number;
  /** Since it was started, or awaited, last. */
  readonly since: Instant;
  readonly agency?: AgencyId;
  readonly acknowledgeBy?: Instant;
  readonly due?: Instant;
  readonly acknowledged: boolean;
  /** When its agency says that it was done. */
  readonly doneAt?: Instant;
  /** To which leg it sent something back that is not mended yet. */
  readonly returnedTo: string | undefined;
  /** When it waited for the citizen since then, in order and apart from each other. */
  readonly stops: readonly Stop[];
}

/** The clock stands still until the citizen has answered. */
export interface Wait {
  readonly cause: WaitCause;
  readonly leg: string;
  readonly since: Instant;
  readonly remindAt: Instant;
}

/** What was reported under an identity, as far as it lies in the clear. */
export interface Said {
  /** The fact and what it names. */
  readonly what: string;
  readonly leg: string;
  readonly at: Instant;
}

/** What the citizen answered, and to which leg. */
export interface Answer {
  readonly leg: string;
  readonly cause: WaitCause;
  readonly at: Instant;
  readonly items: readonly string[];
}

interface Known {
  readonly procedure: ProcedureCode;
  readonly version: LocalDate;
  readonly definition?: string;
  readonly channel: Channel;
  readonly options: ReadonlySet<string>;
  readonly items: ReadonlySet<string>;
  readonly receiver: AgencyId;
  /** On whose ground the matter lies: the first receiver's, unless another was named. */
  readonly place: AgencyId;
  readonly filedAt: Instant;
  readonly receiveBy: Instant;
  readonly codes?: DossierCodes;
  readonly receivedAt?: Instant;
  /** As promised by now. */
  readonly due?: Instant;
  readonly apologised: boolean;
  /** The date that the apology gave; what was promised may have moved since. */
  readonly apologyDue?: Instant;
  readonly legs: ReadonlyMap<string, LegState>;
  readonly steps: ReadonlyMap<string, Instant>;
  /** Open waits by the id of their request. */
  readonly waits: ReadonlyMap<string, Wait>;
  /** Since when the clock stands still. */
  readonly stoppedSince: Instant | undefined;
  /** When it stood still before. */
  readonly stops: readonly Stop[];
  readonly supplements: number;
  /** By the id of the request that was answered. */
  readonly answered: ReadonlyMap<string, Answer>;
  /** By the reporter's identity of the report, which two agencies may choose alike. */
  readonly reports: ReadonlyMap<string, readonly Said[]>;
  /** Alarms by their key: how often, and when again. */
  readonly alarms: ReadonlyMap<string, { readonly count: number; readonly again: Instant }>;
}

/** How a dossier ended. */
export type Ending = 'not-received' | 'delivered' | 'withdrawn' | 'stopped' | 'refused';

export type Dossier =
  | { readonly status: 'unknown' }
  | (Known & { readonly status: 'filed' })
  | (Known & { readonly status: 'received' })
  /** All legs are done: the result waits for the citizen. */
  | (Known & { readonly status: 'issued'; readonly deliverBy: Instant })
  | (Known & { readonly status: 'ended'; readonly ending: Ending; readonly endedAt: Instant });

export type OpenDossier = Extract<Dossier, { status: 'filed' | 'received' | 'issued' }>;
export type ReceivedDossier = Extract<Dossier, { status: 'received' }>;
export type KnownDossier = Exclude<Dossier, { status: 'unknown' }>;

export const initialDossier: Dossier = { status: 'unknown' };

export const isOpen = (state: Dossier): state is OpenDossier =>
  state.status === 'filed' || state.status === 'received' || state.status === 'issued';

/** Done, failed or called off: nobody works on it any more. */
export const isSettled = (leg: LegState | undefined): boolean =>
  leg !== undefined && (leg.status === 'done' || leg.status === 'failed' || leg.status === 'cancelled');
