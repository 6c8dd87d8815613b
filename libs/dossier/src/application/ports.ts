import type { DossierFiles } from './files/ports.js';
import type { LedgerPorts } from '@lienthong/ledger';
import type { Instant, Outcome } from '@lienthong/kernel';
import type { AgencyId, LocalDate } from '@lienthong/identifiers';
import type { LibraryRefusal, Procedure } from '@lienthong/procedure';
import type { DossierRules } from '../domain/rules.js';
import type { StateCache } from './running/state-cache.js';

/** Which version of a procedure a dossier is under, and where it lies. */
export interface Ground {
  readonly procedure: string;
  readonly version: string;
  /** Digest of the words that it was filed under; without it the version as it is written now. */
  readonly definition?: string;
  readonly place: AgencyId;
}

/** Rules of dossiers: procedures, the register and the calendar, as they are known at an instant. */
export interface RuleBook {
  /** Under its own code or a variant's; `never`: options that the variant does not have. */
  inForce(
    code: string,
    day: LocalDate,
  ): Outcome<{ readonly procedure: Procedure; readonly never: readonly string[] }, LibraryRefusal>;
  /** For a dossier that has its version. */
  rulesFor(ground: Ground, now: Instant): Outcome<DossierRules, LibraryRefusal>;
}

export interface DossierPorts extends LedgerPorts {
  readonly rules: RuleBook;
  readonly states: StateCache;
  readonly files: DossierFiles;
}
