import type { AgencyInboxes, Partner, Told, ToAgency } from '../../application/ports.js';

/** As the exchange keeps it in an inbox. */
export interface ReconciliationInboxEntry {
  readonly kind: 'reconciliation';
  readonly what: Told['what'];
  readonly from: string;
  readonly run: string;
  readonly vocabulary: string;
  readonly dossier: string | null;
  readonly code: string | null;
  readonly records: readonly { readonly status: string; readonly event: string; readonly at: string }[];
  readonly asked: readonly { readonly fact: string; readonly leg: string | null }[];
  readonly about: string | null;
  readonly counts: Readonly<Record<string, number>> | null;
}

/** The exchange's inboxes: an entry is placed once for each agency and cause, however often it is called. */
export interface InboxPlacing {
  place(placing: {
    readonly agency: string;
    readonly entry: ReconciliationInboxEntry;
    readonly cause: string;
    readonly at: ToAgency['at'];
  }): Promise<unknown>;
}

const bodyOf = (told: Told): Pick<ReconciliationInboxEntry, 'records' | 'asked' | 'about' | 'counts'> => {
  const none = { records: [], asked: [], about: null, counts: null };
  switch (told.what) {
    case 'resend':
      return { ...none, records: told.records.map(({ status, event, at }) => ({ status, event, at })) };
    case 'assert':
      return { ...none, asked: told.asked.map(({ fact, leg = null }) => ({ fact, leg })) };
    case 'dispute':
      return { ...none, about: told.about };
    case 'finished':
      return { ...none, counts: { ...told.counts } };
  }
};

/** `from` names the agency whose record was compared; who is asked may be another. */
export const inboxesOf = (inboxes: InboxPlacing): AgencyInboxes => ({
  place: async ({ agency, of = agency, run, vocabulary, dossier = null, code = null, told, cause, at }) => {
    const entry = { kind: 'reconciliation', what: told.what, from: of, run, vocabulary, dossier, code } as const;
    await inboxes.place({ agency, entry: { ...entry, ...bodyOf(told) }, cause, at });
  },
});

/** An agency that is connected to the hub is sent what it lacks by its inbox: one entry for each step, in order. */
export const partnerByInbox = (inboxes: AgencyInboxes): Partner => ({
  send: async (record, to) => {
    await inboxes.place({ ...to, told: { what: 'resend', records: [record] } });
    return 'consigned';
  },
});
