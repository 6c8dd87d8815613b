export interface AgencyScope {
  readonly kind: 'everything' | 'territory' | 'work';
  readonly description?: string;
  readonly areas?: readonly string[];
  readonly fields?: readonly string[];
}

/** An agency as it was at the instant asked for. */
export interface Agency {
  readonly agencyId: string;
  readonly code: string;
  readonly codes: readonly {
    readonly agency: string;
    readonly code: string;
    readonly generation: string;
    readonly from: string;
  }[];
  readonly name: string;
  readonly level: 'central' | 'province' | 'district' | 'commune';
  readonly kind: string;
  readonly parent?: string;
  readonly from: string;
  readonly status: 'live' | 'suspended' | 'closed';
  readonly closed?: {
    readonly from: string;
    readonly since: string;
    readonly successors: readonly { readonly agency: string; readonly scope: AgencyScope }[];
  };
  readonly example: boolean;
  readonly source: string;
}

export interface AgencyPage {
  readonly items: readonly Agency[];
  readonly next?: string;
}

export interface AgencyQuery {
  /** RFC 3339 with an offset, or `yyyy-MM-dd`. */
  readonly at?: string;
  readonly level?: string;
  readonly kind?: string;
  readonly parent?: string;
  readonly search?: string;
  readonly closed?: boolean;
  readonly after?: string;
  readonly limit?: number;
}

/** Who answers for a code at an instant. */
export interface Resolution {
  readonly kind: 'live' | 'succeeded' | 'scoped' | 'closed' | 'suspended';
  readonly agency: Agency;
  readonly heldBy: { readonly agency: string; readonly code: string; readonly from: string };
  readonly successor?: Agency;
  readonly suspended?: Agency;
  readonly candidates?: readonly { readonly agency: Agency; readonly scope: AgencyScope }[];
  readonly since?: string;
}

export interface ImportReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: readonly {
    readonly index: number;
    readonly code?: string;
    readonly problem: {
      readonly code: string;
      readonly title: string;
      readonly detail: string;
      readonly path?: string;
    };
  }[];
}

export interface SystemDraft {
  readonly systemId: string;
  readonly name: string;
  readonly kind: string;
}

export interface SystemSummary extends SystemDraft {
  readonly seenAt?: string;
}

export interface System extends SystemSummary {
  readonly mandates: readonly { readonly agency: string; readonly from: string; readonly to?: string }[];
  readonly credentials: readonly {
    readonly credentialId: string;
    readonly role: string;
    readonly expiresAt: string;
    readonly revokedAt?: string;
  }[];
}

export interface SystemPage {
  readonly items: readonly SystemSummary[];
  readonly next?: string;
}

export interface MandateDraft {
  readonly agency: string;
  /** Default now; both RFC 3339 or `yyyy-MM-dd`, `to` exclusive. */
  readonly from?: string;
  readonly to?: string;
}

export type SystemRole = 'agency' | 'operator' | 'auditor' | 'relay';

export interface IssuedCredential {
  readonly credentialId: string;
  /** Shown this once. */
  readonly token: string;
  readonly role: string;
  readonly expiresAt: string;
}

export interface RevokedCredential {
  readonly credentialId: string;
  readonly systemId: string;
  readonly revokedAt: string;
}
