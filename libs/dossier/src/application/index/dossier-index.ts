import type { Instant } from '@lienthong/kernel';

/** A dossier at least one of whose timers has fired by an instant. */
export interface DueDossier {
  readonly dossier: string;
  readonly at: string;
}

/** What a board shows of: late, nearly late, not acknowledged in time, late and told of it in vain, or anything open. */
export const BOARD_STATES = ['overdue', 'near', 'unacknowledged', 'silent', 'open'] as const;
export type BoardState = (typeof BOARD_STATES)[number];

/** Work of an agency that is not done; `leg` null: the whole dossier, which it received. */
export interface OpenWork {
  readonly dossier: string;
  readonly code: string | null;
  readonly procedure: string;
  readonly agency: string;
  readonly receiver: string;
  readonly leg: string | null;
  readonly since: string;
  readonly due: string | null;
  readonly acknowledgeBy: string | null;
  readonly acknowledged: boolean;
  /** It waits for the citizen: its clock stands still. */
  readonly waiting: boolean;
  /** How often it was told that it is late. */
  readonly told: number;
}

export interface BoardQuery {
  readonly agency: string;
  readonly state: BoardState;
  readonly now: Instant;
  /** What is due before is near. */
  readonly nearBy: Instant;
  readonly limit: number;
}

/** A leg that nobody answers for. */
export interface AwaitedLeg {
  readonly dossier: string;
  readonly code: string | null;
  readonly procedure: string;
  readonly receiver: string;
  readonly leg: string;
  readonly since: string;
}

/** What is kept of open dossiers, from their events: found by moment and by agency, never by a scan of all. */
export interface DossierIndex {
  /** In order of time; those behind one that was given before. */
  dueBy(now: Instant, limit: number, after?: DueDossier): readonly DueDossier[];
  board(query: BoardQuery): readonly OpenWork[];
  awaited(limit: number): readonly AwaitedLeg[];
  /** Agencies that received an open dossier or have an open leg. */
  agencies(): readonly string[];
  /** Open dossiers that an agency received or has a leg of. */
  openAt(agency: string, limit: number): readonly string[];
}
