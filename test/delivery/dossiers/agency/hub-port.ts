/** What the hub answered to a call. */
export interface HubAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A dossier's entry in an inbox, as far as an agency's software looks at it. */
export interface Entry {
  readonly kind: string;
  readonly what: string;
  readonly dossier: string;
  readonly code: string | null;
  readonly leg: string | null;
  readonly attempt: number | null;
}

export interface EntryPage {
  readonly entries: readonly { readonly entry: Entry }[];
  readonly next: string | null;
}

/** The hub as an agency reaches it. Throws where no answer came. */
export interface HubPort {
  post(path: string, body: string, signal?: AbortSignal): Promise<HubAnswer>;
  /** Entries behind a cursor; waits for some for up to a second. */
  inbox(after: string): Promise<EntryPage>;
}
