import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import type { AskedFact, StatusRecord, StatusVocabularyName } from '@lienthong/dossier/vocabularies';
import type { Moment, RowProblem } from './view-row.js';

export const SOURCES = ['json', 'csv', 'xlsx', 'query'] as const;
export type Source = (typeof SOURCES)[number];

export const DRIFT_KINDS = ['behind', 'ahead', 'contradicts', 'unknown-to-hub', 'unknown-to-agency'] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

/** What the agency's own record says, as it was given. */
export interface TheirView {
  readonly line: number;
  readonly status: string;
  readonly moments: Readonly<Record<string, Moment>>;
}

interface Of {
  readonly agency: AgencyId;
  readonly vocabulary: StatusVocabularyName;
  readonly code: string;
}

/** A difference, with all that it rests on: the state of both sides may change afterwards. */
export type Drift = Of &
  (
    | {
        readonly drift: 'behind';
        readonly dossier: string;
        readonly theirs: TheirView;
        readonly missing: readonly StatusRecord[];
      }
    | {
        readonly drift: 'ahead';
        readonly dossier: string;
        readonly theirs: TheirView;
        readonly steps: readonly string[];
      }
    | {
        readonly drift: 'contradicts';
        readonly dossier: string;
        readonly theirs: TheirView;
        readonly what: 'status' | 'moment';
        readonly about: string;
        readonly ours: readonly StatusRecord[];
      }
    | { readonly drift: 'unknown-to-hub'; readonly theirs: TheirView }
    | { readonly drift: 'unknown-to-agency'; readonly dossier: string; readonly ours: readonly StatusRecord[] }
  );

export interface Counts {
  readonly agrees: number;
  readonly behind: number;
  readonly ahead: number;
  readonly contradicts: number;
  readonly unknownToHub: number;
  readonly unknownToAgency: number;
  readonly unreadable: number;
}

/** A drift that was found before, by the id of its event. */
interface OfDrift extends Of {
  readonly dossier: string;
  readonly found: string;
}

/** `broken`: a step is missing there that the hub cannot send. `unread`: words that nobody has seen before. */
export type SentAnswer = 'consigned' | 'taken' | 'broken' | 'unread';

interface Fact<Type extends string, Data> {
  readonly type: Type;
  readonly data: Data;
}

/** Stream `reconciliation-<run>`. */
export type ReconciliationEvent =
  | Fact<
      'ReconciliationStarted',
      {
        readonly agency: AgencyId;
        readonly vocabulary: StatusVocabularyName;
        readonly source: Source;
        /** The view claims to hold every dossier of the agency: what it lacks is unknown to it. */
        readonly complete: boolean;
        readonly at: Instant;
        /** Of the view's rows as they were read: the run is of this view alone. Absent: of a daily run, or not kept then. */
        readonly digest?: string;
        /** Of a daily run: its day. */
        readonly day?: string;
      }
    >
  | Fact<'RowUnreadable', { readonly line: number; readonly column?: string; readonly problem: RowProblem }>
  | Fact<'DriftFound', Drift & { readonly at: Instant }>
  /** `reply`: the partner says that it has what was sent. `view`: a later view of the agency agrees. */
  | Fact<'DriftHealed', OfDrift & { readonly by: 'reply' | 'view'; readonly at: Instant }>
  /** What was missing was sent again, in order. `consigned`: into the inbox; the others are what the partner answered. */
  | Fact<
      'DriftSent',
      OfDrift & { readonly sent: readonly StatusRecord[]; readonly answer: SentAnswer; readonly at: Instant }
    >
  /** Who was asked to assert what; those without an agency are for the operator. */
  | Fact<'AssertionAsked', OfDrift & { readonly asked: readonly AskedFact[]; readonly at: Instant }>
  /** Given to people, with both histories. */
  | Fact<'DriftDisputed', OfDrift & { readonly at: Instant }>
  /** It was cut off, and nobody goes on with it; one that is sent again may still finish. */
  | Fact<'ReconciliationAbandoned', { readonly at: Instant }>
  | Fact<'ReconciliationFinished', { readonly counts: Counts; readonly at: Instant }>;

export type DriftFound = Extract<ReconciliationEvent, { type: 'DriftFound' }>;

/** Stream `reconciling-<agency>`: what is compared every day. */
export type ScheduleEvent =
  | Fact<
      'DailyReconciliationSet',
      {
        readonly agency: AgencyId;
        readonly vocabulary: StatusVocabularyName;
        /** Minutes of the day in Việt Nam. */
        readonly atMinute: number;
        /** Where the agency's view is asked for. */
        readonly url: string;
        readonly complete: boolean;
      }
    >
  | Fact<'DailyReconciliationEnded', { readonly agency: AgencyId }>;
