export type DriftKind = 'behind' | 'ahead' | 'contradicts' | 'unknown-to-hub' | 'unknown-to-agency';
export type StatusVocabulary = 'portal' | 'dvclt';

export interface ReconciliationCounts {
  readonly agrees: number;
  readonly behind: number;
  readonly ahead: number;
  readonly contradicts: number;
  readonly unknownToHub: number;
  readonly unknownToAgency: number;
  readonly unreadable: number;
}

export interface ReconciliationDraft {
  /** Any code of the agency whose view it is. */
  readonly agency: string;
  readonly vocabulary?: StatusVocabulary;
  /** The view claims to hold every dossier of the agency. */
  readonly complete?: boolean;
  /** The same again is the same comparison. */
  readonly messageId?: string;
}

export interface ReconciliationRun {
  readonly run: string;
  readonly agency: string;
  readonly vocabulary: StatusVocabulary;
  readonly source: string;
  readonly complete: boolean;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly counts: ReconciliationCounts | null;
}

export interface StatusStep {
  readonly status: string;
  readonly label: string;
  readonly at: string | null;
  readonly event: string | null;
}

export interface DriftLine {
  readonly code: string;
  readonly kind: DriftKind;
  readonly dossier: string | null;
  readonly line: number | null;
  readonly foundAt: string;
  readonly healedAt: string | null;
  readonly healedBy: 'reply' | 'view' | null;
  /** In Vietnamese. */
  readonly sentence: string;
  readonly theirs: readonly StatusStep[];
  readonly ours: readonly StatusStep[];
  readonly asked: readonly { readonly fact: string; readonly leg: string | null; readonly agency: string | null }[];
}

export interface UnreadableLine {
  readonly line: number;
  readonly column: string | null;
  readonly code: string;
  /** In Vietnamese. */
  readonly sentence: string;
}

export interface ReconciliationResult extends ReconciliationRun {
  readonly unreadable: readonly UnreadableLine[];
  readonly drifts: readonly DriftLine[];
  /** To be given as `after`; null on the last page. */
  readonly next: string | null;
}

export interface DriftRate {
  readonly knownAt: string;
  readonly compared: number;
  readonly drifting: number;
  /** 0 to 1; null where nothing was compared. */
  readonly rate: number | null;
}
