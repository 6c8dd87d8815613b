import type { ClockMinutes, Limit } from '@lienthong/calendar';
import type { LocalDate, ProcedureCode } from '@lienthong/identifiers';
import type { Condition } from './condition.js';

export const LEVELS = ['central', 'province', 'district', 'commune'] as const;
export type Level = (typeof LEVELS)[number];

/** `one-stop`: the common counter (một cửa). `specialised`: the counter of one line of work. */
export const FILINGS = ['one-stop', 'specialised'] as const;
export type Filing = (typeof FILINGS)[number];

/** Online services: none, in part (một phần, formerly level 3), in full (toàn trình, formerly level 4). */
export const ONLINE = ['none', 'partial', 'full'] as const;
export type Online = (typeof ONLINE)[number];

/** Who does a leg, in words that the register turns into one agency at an instant. */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  /** The line of work, as competences name it: `ho-tich`, `cu-tru`. */
  readonly work: string;
}

/** What a citizen chooses at reception, or what an agency finds out on the way, as that a matter must be verified. */
export interface Option {
  readonly id: string;
  readonly name: string;
  readonly known: 'at-reception' | 'on-the-way';
}

/** A paper or a group of data. What a leg consumes is all that its agency sees of a dossier. */
export interface Item {
  readonly id: string;
  readonly name: string;
  /** The citizen brings it; otherwise a leg produces it. */
  readonly filed: boolean;
  /** Names of the data in it. */
  readonly fields: readonly string[];
}

/** Of several the last that applies counts. */
export type LimitRule = readonly { readonly limit: Limit; readonly condition: Condition }[];

export interface Step {
  readonly id: string;
  readonly name: string;
  /** The office within the agency that does it. */
  readonly unit?: string;
  /** Steps of the same leg; none: it begins with the leg. */
  readonly after: readonly string[];
  readonly condition: Condition;
  readonly limit: LimitRule;
  /** What of it is our assumption. */
  readonly assumed?: string;
}

/** One agency's part. */
export interface Leg {
  readonly id: string;
  readonly name: string;
  /** The one role that is responsible for it and for each of its steps. */
  readonly role: string;
  /** Legs; none: it begins with the reception. One that does not take place counts as done. */
  readonly after: readonly string[];
  readonly condition: Condition;
  /** Empty: as long as its steps take. */
  readonly limit: LimitRule;
  /** `ends`: where it fails the dossier ends. `alone`: the others go on and nothing done is undone. */
  readonly failure: 'ends' | 'alone';
  /** Papers travel by post: who carries them, and whether the promised limit has room for it. */
  readonly post?: { readonly carrier: string; readonly promise: 'inside' | 'outside' };
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
  /** At least one. */
  readonly steps: readonly Step[];
  readonly assumed?: string;
}

/** An error that one leg finds in another's work goes back to it; the others named are told. */
export interface ReturnRule {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly tell: readonly string[];
}

/** Where the citizen pays. */
export interface FeePoint {
  readonly id: string;
  readonly name: string;
  /** The leg before whose end it is asked for. */
  readonly leg: string;
  readonly condition: Condition;
}

export type StopCause = 'supplement' | 'fee' | 'confirmation';

/** One version of a procedure. */
export interface Procedure {
  readonly code: ProcedureCode;
  /** Other codes of the same flow, for which options cannot be chosen. */
  readonly variants: readonly { readonly code: ProcedureCode; readonly never: readonly string[] }[];
  readonly name: string;
  readonly field: string;
  /** For dossiers received from this day on … */
  readonly from: LocalDate;
  /** … up to this day, where it ended without a next version. */
  readonly until?: LocalDate;
  readonly knownOn: LocalDate;
  /** Acts that say so; never empty. */
  readonly basis: readonly string[];
  readonly assumed: readonly string[];
  readonly listed: { readonly level: Level; readonly filing: Filing; readonly online: Online };
  readonly roles: readonly Role[];
  readonly options: readonly Option[];
  readonly items: readonly Item[];
  /** What the citizen is promised. */
  readonly limit: LimitRule;
  /** Received later in the day: counts from the next working day. */
  readonly cutoff?: ClockMinutes;
  /** A finished step is passed on within these minutes, and acknowledged within this limit. */
  readonly sync?: { readonly passOnMinutes: number; readonly acknowledge: Limit };
  /** How soon an online dossier is received or refused. */
  readonly receive?: Limit;
  /** How a supplement moves the due date, and within what the agency says what is missing. */
  readonly supplement?: { readonly mode: 'shift' | 'afresh'; readonly askWithin?: Limit };
  /** Relatives confirm, at most this long. */
  readonly confirmation?: Limit;
  readonly stops: readonly StopCause[];
  readonly legs: readonly Leg[];
  readonly returns: readonly ReturnRule[];
  readonly fees: readonly FeePoint[];
}
