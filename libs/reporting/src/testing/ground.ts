import { createWorkingTime, loadCalendarHistory, loadCommonHours } from '@lienthong/calendar';
import type { Instant } from '@lienthong/kernel';
import type { AgencyId, LocalDate } from '@lienthong/identifiers';
import { loadShippedProcedures } from '@lienthong/procedure';
import type { Ground } from '../domain/ground.js';
import type { Question } from '../domain/report.js';
import { DISTRICT, QUARTER, RECONCILED } from '../synthetic/quarter.js';

/** Shipped procedures, common office hours, and the calendar as known at an instant. */
export const loadGround = async (knownAt: Instant): Promise<Ground> => {
  const history = await loadCalendarHistory();
  const hours = (await loadCommonHours()).get('gio-hanh-chinh');
  if (hours === undefined) throw new TypeError('hours');
  return {
    time: createWorkingTime(history.knownAt(knownAt), hours),
    procedures: await loadShippedProcedures(),
  };
};

export const asked = (more: Partial<Question> = {}): Question => ({
  unit: { name: 'Hàm Tân', agencies: new Set<AgencyId>([DISTRICT]) },
  period: QUARTER,
  rule: 'portal',
  knownAt: RECONCILED,
  ...more,
});

export const period = (from: string, to: string): Question['period'] => ({
  from: from as LocalDate,
  to: to as LocalDate,
});
