import { createWorkingTime, dueDate, loadCalendarHistory, loadCommonHours } from '@lienthong/calendar';
import type { Instant } from '@lienthong/kernel';
import type { AgencyId, LocalDate } from '@lienthong/identifiers';
import { loadShippedProcedures } from '@lienthong/procedure';
import type { Procedure } from '@lienthong/procedure';
import type { DossierRules } from '../domain/rules.js';

/** `2026-03-03 08:00` of Việt Nam. */
export const local = (text: string): Instant => new Date(`${text.replace(' ', 'T')}:00+07:00`).toISOString() as Instant;

export const agency = (code: string): AgencyId => code as AgencyId;

/** Who fills a role in these tests, by its id. */
const FILLED: Readonly<Record<string, string>> = {
  'uy-ban-xa': 'H49.204',
  'bao-tro-xa': 'H49.204',
  'cong-an-xa': 'G01.549.04',
  bhxh: 'G24.549.02',
};

export interface Shipped {
  readonly all: readonly Procedure[];
  /** Rules for the version in force on a day; roles that stand in no table are filled by an agency of their own name. */
  readonly rulesFor: (code: string, day: string) => DossierRules;
  readonly rulesOf: (procedure: Procedure) => DossierRules;
}

export const loadShipped = async (): Promise<Shipped> => {
  const library = await loadShippedProcedures();
  const history = await loadCalendarHistory();
  const hours = (await loadCommonHours()).get('gio-hanh-chinh');
  if (hours === undefined) throw new TypeError('hours');
  const time = createWorkingTime(history.knownAt('2026-11-27T00:00:00.000Z' as Instant), hours);
  const rulesOf = (procedure: Procedure): DossierRules => ({
    procedure,
    agencyFor: ({ role }) => agency(FILLED[role] ?? `Z01.${role.toUpperCase()}`),
    due: (_agency, request) => dueDate(time, request),
  });
  return {
    all: library.all,
    rulesOf,
    rulesFor: (code, day) => {
      const found = library.inForce(code, day as LocalDate);
      if (!found.ok) throw new TypeError(found.refusal.code);
      return rulesOf(found.value);
    },
  };
};
