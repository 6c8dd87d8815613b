import type { DossierAlarm, DossierNotice, ReconciliationEntry, Task, WindowEntry } from '@lienthong/client';

interface OfDossier {
  readonly code: string;
  readonly leg?: string;
}

/** An entry about dossiers that is waited for; what is not named may be anything. */
export type DossierExpectation =
  | (OfDossier & { readonly kind: 'task'; readonly what: Task })
  | (OfDossier & {
      readonly kind: 'dossier-notice';
      readonly what: DossierNotice;
      readonly alarm?: DossierAlarm;
      readonly about?: string;
    })
  | {
      readonly kind: 'reconciliation';
      readonly what: ReconciliationEntry['what'];
      readonly run: string;
      /** Among those that it brings. */
      readonly status?: string;
    };

const brings = ({ entry }: WindowEntry, status: unknown): boolean =>
  entry.kind === 'reconciliation' && entry.records.some((record) => record.status === status);

export const fitsDossier = (one: WindowEntry, expectation: DossierExpectation): boolean => {
  const facts: Readonly<Record<string, unknown>> = { ...one.entry };
  return Object.entries(expectation).every(([name, wanted]) =>
    name === 'status' ? brings(one, wanted) : facts[name] === wanted,
  );
};
