import { streamName } from '@lienthong/event-store';
import type { StreamName } from '@lienthong/event-store';

/** One comparison: `reconciliation-<run>`. */
export const RECONCILIATION_CATEGORY = 'reconciliation';
/** What is compared every day: `reconciling-<agency>`. */
export const SCHEDULE_CATEGORY = 'reconciling';

export const reconciliationStream = (run: string): StreamName => streamName(RECONCILIATION_CATEGORY, run);
export const runOf = (stream: string): string => stream.slice(RECONCILIATION_CATEGORY.length + 1);
export const scheduleStream = (agency: string): StreamName => streamName(SCHEDULE_CATEGORY, agency);
