import type { AgencyCode, AgencyId } from '@lienthong/identifiers';

/** An agency as the register has it now. */
export interface KnownAgency {
  readonly agency: AgencyId;
  readonly codes: readonly string[];
  readonly name: string;
  readonly parent?: AgencyId;
  readonly closed: boolean;
  /** The register learned of it from this axis, which may therefore change it. */
  readonly learned: boolean;
}

export interface KnownHere {
  /** Who holds a code, closed or not. */
  holder(code: string): KnownAgency | undefined;
  /** Who answers for a code now: its holder, or the one successor of a closed one. */
  answering(code: string): AgencyId | undefined;
  /** The nearest known agency that the code itself places above another. */
  above(code: AgencyCode): AgencyId | undefined;
}
