import type { Instant } from '@lienthong/kernel';
import type { AgencyId, DossierCode, LocalDate, ProcedureCode } from '@lienthong/identifiers';
import type { ItemContents } from './contents.js';
import type { HeldBytes } from './files.js';

/** How it was filed: at the counter, online, by post (KenhThucHien 1, 2, 3). */
export const CHANNELS = ['direct', 'online', 'post'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Words that people wrote: sealed under the dossier's key, never among the process facts. */
export interface Words {
  readonly reason?: string;
  readonly person?: string;
}

/** Who filed it, to be told how it goes on: sealed. */
export interface Contact {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
}

/** What is in the items that came with a fact: sealed under the dossier's key, by item. */
export interface Carried extends Words {
  readonly items?: ItemContents;
  readonly contact?: Contact;
  /** Where the bytes of files lie that came with it. */
  readonly held?: HeldBytes;
}

/** The code of the one-stop counter, and that of the national system where it gave one: both find the dossier. */
export interface DossierCodes {
  readonly oneStop: DossierCode;
  readonly national?: string;
}

/** A due moment with the calendar under which it was computed. */
export interface Due {
  readonly due: Instant;
  readonly calendarVersion: number;
  readonly provisional: boolean;
}

/** What one system reported of a leg: `at` is when it says that it happened. */
export interface Report {
  readonly leg: string;
  /** The reporter's own identity of the report: a repeat is no new fact. */
  readonly reportId: string;
  readonly at: Instant;
}

export type WaitCause = 'supplement' | 'fee' | 'confirmation';

/** What an alarm is about. */
export const ALARMS = [
  'reception',
  'assignment',
  'acknowledgement',
  'leg',
  'promise-near',
  'promise',
  'citizen',
  'delivery',
] as const;
export type Alarm = (typeof ALARMS)[number];

interface Fact<Type extends string, Data> {
  readonly type: Type;
  readonly data: Data;
}

interface Told<Type extends string, Data> extends Fact<Type, Data> {
  readonly personal: Words;
}

/** Whoever reports may name the official and say why. */
interface Noted<Type extends string, Data> extends Fact<Type, Data> {
  readonly personal?: Words;
}

interface Carrying<Type extends string, Data> extends Fact<Type, Data> {
  readonly personal?: Carried;
}

export type DossierEvent =
  | Carrying<
      'DossierFiled',
      {
        readonly procedure: ProcedureCode;
        /** First day of the version in force on the day of filing: the dossier keeps it, unless it is received under a later one. */
        readonly version: LocalDate;
        /** Digest of the version's words as they were: who mends a definition changes nothing for dossiers under way. */
        readonly definition?: string;
        readonly channel: Channel;
        /** Options that the citizen chose. */
        readonly options: readonly string[];
        /** Items that came with it. */
        readonly items: readonly string[];
        readonly receiver: AgencyId;
        /** The people's committee on whose ground the matter lies, where that is not the receiver's own. */
        readonly place?: AgencyId;
        readonly filedAt: Instant;
        readonly receiveBy: Instant;
      }
    >
  /** `version`, `definition`: where another version is in force by the day of reception, which the dossier keeps to its end. */
  | Fact<
      'DossierReceived',
      {
        readonly codes: DossierCodes;
        readonly receivedAt: Instant;
        readonly version?: LocalDate;
        readonly definition?: string;
      }
    >
  | Told<'DossierNotReceived', { readonly at: Instant }>
  | Fact<'CodeLinked', { readonly national: string }>
  | Fact<'DueDateSet', Due>
  | Fact<'DueDateMoved', Due & { readonly before: Instant; readonly why: WaitCause | 'option' }>
  | Told<'ApologyIssued', { readonly before: Instant; readonly due: Instant; readonly at: Instant }>
  | Noted<'OptionFound', Report & { readonly option: string }>
  /** Into the agency's inbox, with these items and nothing else. `attempt` from 1; a later one corrects. */
  | Fact<
      'LegStarted',
      {
        readonly leg: string;
        readonly attempt: number;
        readonly agency: AgencyId;
        readonly items: readonly string[];
        readonly handedOverAt: Instant;
        readonly acknowledgeBy?: Instant;
      } & Due
    >
  /** Nobody, or more than one, answers for the leg: the operator's desk. */
  | Fact<'LegAwaited', { readonly leg: string; readonly attempt: number; readonly since: Instant }>
  | Noted<'LegAcknowledged', Report>
  | Noted<'StepReported', Report & { readonly step: string }>
  /** `syncLate`: it reached the hub later than a finished leg is to be passed on. */
  | Carrying<'LegCompleted', Report & { readonly items: readonly string[]; readonly syncLate: boolean }>
  | Told<'LegFailed', Report>
  /** An error in another leg's work: it goes back there. */
  | Told<'LegReturned', Report & { readonly to: string }>
  /** Told of another leg's error (`wrong`), or that it was mended (`mended`). */
  | Fact<'LegTold', { readonly leg: string; readonly about: string; readonly what: 'wrong' | 'mended' }>
  | Fact<'LegResumed', { readonly leg: string; readonly handedOverAt: Instant } & Due>
  | Fact<'LegDueMoved', { readonly leg: string; readonly before: Instant } & Due>
  | Fact<'LegCancelled', { readonly leg: string }>
  | Fact<'LegHandedToSuccessor', { readonly leg: string; readonly from: AgencyId; readonly to: AgencyId }>
  | Fact<'ReceiverSucceeded', { readonly from: AgencyId; readonly to: AgencyId }>
  /** From the second on it counts as late under the national portal's rule. */
  | Told<
      'SupplementRequested',
      Report & { readonly number: number; readonly countsLate: boolean; readonly remindAt: Instant }
    >
  /** `then`: how the procedure moves the due date. */
  | Carrying<
      'SupplementReceived',
      {
        readonly requestId: string;
        readonly at: Instant;
        readonly items: readonly string[];
        readonly then: 'shift' | 'afresh';
      }
    >
  | Noted<'FeeRequested', Report & { readonly fee: string; readonly remindAt: Instant }>
  | Fact<'FeePaid', { readonly requestId: string; readonly at: Instant }>
  | Noted<'ConfirmationAwaited', Report & { readonly remindAt: Instant }>
  | Fact<'ConfirmationGiven', { readonly requestId: string; readonly at: Instant }>
  | Told<'DossierWithdrawn', { readonly at: Instant }>
  | Told<'DossierStopped', { readonly at: Instant; readonly by: AgencyId }>
  /** A leg failed with which the dossier ends. */
  | Fact<'DossierRefused', { readonly leg: string; readonly at: Instant }>
  /** Every leg is done, but for these that failed. */
  | Fact<'ResultIssued', { readonly at: Instant; readonly without: readonly string[]; readonly deliverBy: Instant }>
  | Fact<'ResultDelivered', { readonly at: Instant }>
  /** A time passed that somebody must act on: into the inboxes of those told. */
  | Fact<
      'AlarmRaised',
      {
        readonly alarm: Alarm;
        readonly leg?: string;
        /** Which timer: the alarm, its leg, and the moment from which it counts. */
        readonly key: string;
        readonly count: number;
        readonly tell: readonly AgencyId[];
        readonly again: Instant;
      }
    >;
