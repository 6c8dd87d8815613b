import type { Procedure } from '@lienthong/procedure';
import type { Dossier } from '@lienthong/dossier';
import type { AskedFact, StatusRecord, StatusVocabularyName } from '@lienthong/dossier/vocabularies';
import type { EventStore } from '@lienthong/event-store';
import type { AgencyId } from '@lienthong/identifiers';
import type { Clock, Instant } from '@lienthong/kernel';
import type { Counts, Drift, SentAnswer, Source } from '../domain/reconciliation.events.js';
import type { DriftRate } from '../domain/drift-rate.js';
import type { RowProblem } from '../domain/view-row.js';

/** A dossier as the index has it, with what one vocabulary is told of it. */
export interface IndexedDossier {
  /** Small and dense: its place in the index. */
  readonly number: number;
  readonly dossier: string;
  /** The one-stop code; absent before the reception. */
  readonly code?: string;
  readonly records: readonly StatusRecord[];
}

/** Dossiers by their codes, and what comparisons found. It answers for what an agency has part in, and for nothing else. */
export interface DossierIndex {
  /** By the codes asked for; one the agency has no part in is not there. Empty records: the vocabulary does not know it. */
  find(
    agency: AgencyId,
    vocabulary: StatusVocabularyName,
    codes: readonly string[],
  ): ReadonlyMap<string, IndexedDossier>;
  /** Those that the agency has part in and that have a code, by number. */
  heldBy(agency: AgencyId, vocabulary: StatusVocabularyName, after: number, limit: number): readonly IndexedDossier[];
  /** Drifts of earlier comparisons that nothing has healed, by code. */
  openDrifts(
    agency: AgencyId,
    vocabulary: StatusVocabularyName,
    codes: readonly string[],
  ): ReadonlyMap<string, { readonly found: string }>;
  /** Until it knows what the store knows now. */
  caughtUp(): Promise<void>;
}

export interface RunSummary {
  readonly run: string;
  readonly agency: AgencyId;
  readonly vocabulary: StatusVocabularyName;
  readonly source: Source;
  readonly complete: boolean;
  readonly startedAt: Instant;
  readonly finishedAt?: Instant;
  /** It was cut off before it finished. */
  readonly abandonedAt?: Instant;
  readonly counts?: Counts;
}

/** A drift with what became of it. */
export interface DriftResult {
  readonly found: string;
  readonly line?: number;
  readonly drift: Drift;
  readonly foundAt: Instant;
  readonly healedAt?: Instant;
  readonly healedBy?: 'reply' | 'view';
  readonly sent?: SentAnswer;
  readonly asked?: readonly AskedFact[];
  readonly disputed: boolean;
}

/** What comparisons came to, for queries. */
export interface RunResults {
  run(run: string): RunSummary | undefined;
  /** Newest first. */
  runs(agency: AgencyId | undefined, limit: number): readonly RunSummary[];
  /** Begun before then, neither finished nor abandoned. */
  unfinished(before: Instant): readonly string[];
  drifts(run: string, after: string, limit: number): readonly DriftResult[];
  drift(run: string, code: string): DriftResult | undefined;
  unreadable(run: string): readonly { readonly line: number; readonly column?: string; readonly problem: RowProblem }[];
  rate(agency: AgencyId | undefined, knownAt: Instant): DriftRate;
}

/** What an agency is told of a comparison. */
export type Told =
  | { readonly what: 'resend'; readonly records: readonly StatusRecord[] }
  | { readonly what: 'assert'; readonly asked: readonly AskedFact[] }
  | { readonly what: 'dispute'; readonly about: string }
  | { readonly what: 'finished'; readonly counts: Counts };

export interface ToAgency {
  readonly agency: AgencyId;
  /** Whose record was compared, where it is another's. */
  readonly of?: AgencyId;
  readonly run: string;
  readonly vocabulary: StatusVocabularyName;
  readonly dossier?: string;
  readonly code?: string;
  readonly told: Told;
  /** Event that brought it: with the agency it is placed once. */
  readonly cause: string;
  readonly at: Instant;
}

/** Where agencies are told; the exchange has the inboxes. */
export interface AgencyInboxes {
  place(entry: ToAgency): Promise<void>;
}

/** Sends records to whoever's view is behind, one at a time. */
export interface Partner {
  /** `consigned`: it is in the agency's inbox. Otherwise what the partner answered, in its own words. */
  send(record: StatusRecord, to: Omit<ToAgency, 'told'>): Promise<'consigned' | { readonly reply: string }>;
}

/** A dossier with its procedure, for saying who is to assert what. */
export interface DossierReader {
  read(dossier: string): Promise<{ readonly state: Dossier; readonly procedure: Procedure } | undefined>;
}

export interface ReconciliationPorts {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly index: DossierIndex;
}
