import type { Limit } from '@lienthong/calendar';

/** How long to stay quiet. Ours: no act says how often somebody is reminded. */
export const REMINDERS = {
  /** Of what is late, again. */
  again: { unit: 'working-days', amount: 5 },
  /** Of a citizen who has not answered, or not fetched the result. */
  citizen: { unit: 'working-days', amount: 10 },
  /** Of a leg that nobody answers for. */
  assignment: { unit: 'working-hours', amount: 8 },
} as const satisfies Record<string, Limit>;

/** Before what is promised: time is left for an apology, due one day before (form 04 of Circular 03/2025/TT-VPCP). */
export const NEAR_MS = 48 * 3_600_000;
