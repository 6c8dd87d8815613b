import type { AgencyKind, AgencyLevel } from '../domain/agency.events.js';

/** One agency as directories and files write it. Codes and dates are text here; the import parses them. */
export interface AgencyRecord {
  /** The code under which the agency is first registered: its name for good. */
  readonly code: string;
  /** Further codes, old or new; without `from` they hold as long as the agency exists. */
  readonly aliases?: readonly (string | { readonly code: string; readonly from: string })[];
  readonly name: string;
  readonly level: AgencyLevel;
  /** Default `authority`. */
  readonly kind?: AgencyKind;
  /** Any code of the agency above it, in the register or in the same import. */
  readonly parent?: string;
  /** Civil date `yyyy-MM-dd`, as all dates here. */
  readonly from: string;
  readonly example?: boolean;
  readonly source: string;
  readonly renamed?: readonly { readonly from: string; readonly name: string }[];
  readonly moved?: readonly { readonly from: string; readonly parent?: string; readonly level?: AgencyLevel }[];
  /** No successors: abolished. */
  readonly closed?: {
    readonly from: string;
    readonly successors: readonly { readonly agency: string; readonly scope: RecordScope }[];
  };
}

export type RecordScope =
  | { readonly kind: 'everything' }
  | { readonly kind: 'territory'; readonly description: string; readonly areas: readonly string[] }
  | { readonly kind: 'work'; readonly fields: readonly string[] };
