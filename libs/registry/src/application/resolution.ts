import type { Instant } from '@lienthong/kernel';
import type { AgencyCode, AgencyCodeGeneration, AgencyId, LocalDate } from '@lienthong/identifiers';
import type {
  AgencyEndpoint,
  AgencyKey,
  AgencyKind,
  AgencyLevel,
  SuccessionScope,
  Successor,
} from '../domain/agency.events.js';

export interface CodeHolding {
  readonly agency: AgencyId;
  readonly code: AgencyCode;
  readonly generation: AgencyCodeGeneration;
  readonly from: LocalDate;
}

/** An agency as it was at one instant. */
export interface AgencyView {
  readonly agencyId: AgencyId;
  /** The code to write: the newest generation, of these the latest. */
  readonly code: AgencyCode;
  /** All its codes, old and new. */
  readonly codes: readonly CodeHolding[];
  readonly name: string;
  readonly level: AgencyLevel;
  readonly kind: AgencyKind;
  readonly parent?: AgencyId;
  /** Day from which it exists for the register. */
  readonly from: LocalDate;
  readonly status: 'live' | 'suspended' | 'closed';
  readonly closed?: { readonly from: LocalDate; readonly since: Instant; readonly successors: readonly Successor[] };
  readonly endpoint?: AgencyEndpoint;
  readonly key?: AgencyKey;
  /** Made up to show the register at work. */
  readonly example: boolean;
  readonly source: string;
}

/** One closing on the way from who held a code to who answers for it. */
export interface SuccessionStep {
  readonly from: AgencyId;
  readonly to: AgencyId;
  readonly scope: SuccessionScope;
  readonly since: Instant;
}

export interface SuccessionCandidate {
  readonly agency: AgencyView;
  /** Of the last closing before which nobody took everything: what the candidate answers for. */
  readonly scope: SuccessionScope;
  readonly via: readonly SuccessionStep[];
}

/** What the caller knows of the matter: codes of areas, names of lines of work. */
export interface ScopeHints {
  readonly areas?: readonly string[];
  readonly fields?: readonly string[];
}

/**
 * Who answers for a code at an instant. `heldBy`: who held the code then. `agency`: that holder, closed or not.
 * - `live`: the holder itself.
 * - `succeeded`: the holder is closed; `successor` is live, over one or several closings.
 * - `scoped`: the holder's affairs went to several, or to one in part, and the hints do not say to whom: the operator's desk.
 * - `closed`: nobody answers; `since` is the last closing on the way.
 * - `suspended`: who should answer (`suspended`) takes nothing at present.
 */
export type Resolution =
  | { readonly kind: 'live'; readonly agency: AgencyView; readonly heldBy: CodeHolding }
  | {
      readonly kind: 'succeeded';
      readonly agency: AgencyView;
      readonly heldBy: CodeHolding;
      readonly successor: AgencyView;
      readonly via: readonly SuccessionStep[];
    }
  | {
      readonly kind: 'scoped';
      readonly agency: AgencyView;
      readonly heldBy: CodeHolding;
      readonly candidates: readonly SuccessionCandidate[];
    }
  | {
      readonly kind: 'closed';
      readonly agency: AgencyView;
      readonly heldBy: CodeHolding;
      readonly since: Instant;
      readonly via: readonly SuccessionStep[];
    }
  | {
      readonly kind: 'suspended';
      readonly agency: AgencyView;
      readonly heldBy: CodeHolding;
      readonly suspended: AgencyView;
      readonly via: readonly SuccessionStep[];
    }
  | { readonly kind: 'unknown' };
