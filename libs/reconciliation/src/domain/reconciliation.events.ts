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
        /** Of a daily run: its day. */
        readonly day?: string;
      }
    >
  | Fact<'RowUnreadable', { readonly line: number; readonly column?: string; readonly problem: RowProblem }>
  | Fact<'DriftFound', Drift>
  /** `reply`: the partner says that it has what was sent. `view`: a later view of the agency agrees. */
  | Fact<'DriftHealed', Of & { readonly found: string; readonly by: 'reply' | 'view'; readonly at: Instant }>
  /** Sent again, in order; what the partner answered, by the table of replies. */
  | Fact<
      'DriftSent',
      Of & {
        readonly found: string;
        readonly sent: readonly StatusRecord[];
        readonly answer: 'taken' | 'broken' | 'unread';
      }
    >
  | Fact<
      'AssertionAsked',
      Of & { readonly found: string; readonly dossier: string; readonly asked: readonly AskedFact[] }
    >
  | Fact<'ReconciliationFinished', { readonly counts: Counts; readonly at: Instant }>
  | Fact<'ReconciliationFailed', { readonly reason: string; readonly at: Instant }>;

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
