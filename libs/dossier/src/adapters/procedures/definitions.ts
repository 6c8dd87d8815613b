import type { CalendarHistory, UnitHours } from '@lienthong/calendar';
import type { Competence, ProcedureLibrary } from '@lienthong/procedure';

/** What the rules of dossiers are read from; the register is beside them, since it changes while the hub runs. */
export interface Definitions {
  readonly library: ProcedureLibrary;
  readonly competences: readonly Competence[];
  readonly calendar: CalendarHistory;
  /** By the code of the unit whose hours they are. */
  readonly hours: ReadonlyMap<string, UnitHours>;
  /** Of every other unit. */
  readonly commonHours: UnitHours;
}
