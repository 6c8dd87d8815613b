import type { AgencyCode, LocalDate } from '@lienthong/identifiers';

/** An agency does a line of work for places: a fact of its own, dated, beside the register of names and codes. */
export interface Competence {
  /** The agency's code when the competence was given. */
  readonly agency: AgencyCode;
  /** As roles name it: `ho-tich`, `cu-tru`, `bhyt`. */
  readonly work: string;
  /** Codes of the people's committees whose ground it serves; none: the whole country. */
  readonly serves: readonly AgencyCode[];
  readonly from: LocalDate;
  /** Its last day. */
  readonly until?: LocalDate;
}
