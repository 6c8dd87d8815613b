/** Default now and open; RFC 3339 or `yyyy-MM-dd`, `to` exclusive. */
export interface Span {
  readonly from?: string;
  readonly to?: string;
}

export interface PageQuery {
  readonly after?: string;
  readonly limit?: number;
}

export interface Tenure {
  readonly system: string;
  readonly from: string;
  readonly to?: string;
}

export interface BusMandate {
  readonly agency: string;
  /** Oldest first. */
  readonly tenures: readonly Tenure[];
}

export interface BusMandatePage {
  readonly items: readonly BusMandate[];
  readonly next?: string;
}

/** An agency with topics on the bus, as of now. */
export interface BusAgency {
  readonly agencyId: string;
  readonly code: string;
  readonly codes: readonly string[];
  readonly name: string;
  /** Oldest first, those to come and those over included. */
  readonly tenures: readonly Tenure[];
  /** Who writes; nobody for a closed agency. */
  readonly holder?: Tenure;
  /** Who reads: the holder, or that of the successor's bus mandate. */
  readonly reader?: string;
  readonly closed?: { readonly since: string; readonly successor?: string; readonly undecided: readonly string[] };
}

export interface BusAgencyPage {
  readonly items: readonly BusAgency[];
  readonly next?: string;
}
