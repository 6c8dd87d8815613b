import type { ReadEntry } from '../support/api.js';

/** A submission that the hub acknowledged. */
export interface Acknowledged {
  readonly transfer: string;
  readonly recipients: readonly string[];
  /** Acknowledged as well: its entry must come after the document's. */
  readonly updated: boolean;
}

/**
 * What breaks the promise: every acknowledged submission is in every recipient's inbox exactly once, sequences are
 * dense, and what follows a document comes after it.
 */
export const violationsOf = (
  acknowledged: readonly Acknowledged[],
  inboxes: ReadonlyMap<string, readonly ReadEntry[]>,
): readonly string[] => {
  const found: string[] = [];
  for (const [agency, entries] of inboxes) {
    entries.forEach(({ sequence }, index) => {
      if (sequence !== index) found.push(`${agency}: sequence ${sequence} stands at place ${index}`);
    });
    const documents = entries.filter(({ kind }) => kind === 'document').map(({ transfer }) => transfer);
    const seen = new Set<string>();
    for (const transfer of documents) {
      if (seen.has(transfer)) found.push(`${agency}: ${transfer} was delivered twice`);
      seen.add(transfer);
    }
    const order = new Set<string>();
    for (const { kind, transfer } of entries) {
      if (kind === 'document') order.add(transfer);
      if (kind === 'update' && !order.has(transfer)) found.push(`${agency}: an update of ${transfer} came before it`);
    }
    const updates = new Set(entries.filter(({ kind }) => kind === 'update').map(({ transfer }) => transfer));
    for (const { transfer, recipients, updated } of acknowledged) {
      if (!recipients.includes(agency)) continue;
      if (!seen.has(transfer)) found.push(`${agency}: ${transfer} was acknowledged and is lost`);
      if (updated && !updates.has(transfer)) found.push(`${agency}: the update of ${transfer} is lost`);
    }
  }
  return found;
};
