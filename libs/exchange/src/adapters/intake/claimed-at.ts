import { parseInstant } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';

/** When something happened by its reporter's word, or now. */
export const claimedAt = (at: string | undefined, now: Instant): Instant => {
  const parsed = at === undefined ? undefined : parseInstant(at);
  return parsed?.ok ? parsed.value : now;
};
