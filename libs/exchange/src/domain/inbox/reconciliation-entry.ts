/** `resend`: what the agency's record lacks. `assert`: a fact to be asserted. `dispute`: for people. `finished`: the count. */
export const RECONCILIATION_NOTICES = ['resend', 'assert', 'dispute', 'finished'] as const;

/** What came of comparing an agency's own record with the events: process facts only. */
export interface ReconciliationEntry {
  readonly kind: 'reconciliation';
  /** A dossier is no transfer. */
  readonly transfer?: undefined;
  readonly what: (typeof RECONCILIATION_NOTICES)[number];
  /** Id of the agency whose record was compared. */
  readonly from: string;
  readonly run: string;
  readonly vocabulary: string;
  /** Null where it is about the comparison as a whole. */
  readonly dossier: string | null;
  readonly code: string | null;
  /** With `resend`: one step, with the event that it stands on and when it was so. */
  readonly records: readonly { readonly status: string; readonly event: string; readonly at: string }[];
  /** With `assert`: the facts asked for. */
  readonly asked: readonly { readonly fact: string; readonly leg: string | null }[];
  /** With `dispute`: the status that the two sides differ on. */
  readonly about: string | null;
  /** With `finished`: how many dossiers stand how. */
  readonly counts: Readonly<Record<string, number>> | null;
}
