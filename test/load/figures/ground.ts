import { createWorkingTime, loadCalendarHistory, loadCommonHours } from '@lienthong/calendar';
import type { Instant } from '@lienthong/kernel';
import { loadShippedProcedures } from '@lienthong/procedure';
import type { Ground } from '@lienthong/reporting';

/** Common office hours under the calendar known at an instant, and the shipped procedures. */
export const groundAt = async (knownAt: Instant): Promise<Ground> => {
  const hours = (await loadCommonHours()).get('gio-hanh-chinh');
  if (hours === undefined) throw new TypeError('There are no common office hours.');
  const history = await loadCalendarHistory();
  return { time: createWorkingTime(history.knownAt(knownAt), hours), procedures: await loadShippedProcedures() };
};
