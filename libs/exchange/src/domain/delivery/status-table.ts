import type { Delivery } from './delivery.js';
import { isHigher } from './status-code.js';
import type { ReportCode } from './status-code.js';
import type { DeliveryRefusal } from './delivery.commands.js';

/**
 * What one report does to a delivery; docs/status-table.md writes all cells down.
 * step: the ladder goes up · late: a fact for the history, the ladder stays · known: told before, no new fact.
 */
export type Cell =
  { readonly does: 'step' | 'late' | 'known' } | { readonly does: 'refuse'; readonly code: DeliveryRefusal['code'] };

const refuse = (code: DeliveryRefusal['code']): Cell => ({ does: 'refuse', code });

/** After the end a report is history when it names a moment before the end; otherwise it contradicts it. */
const afterTheEnd = (
  state: { readonly reported: ReadonlySet<ReportCode>; readonly endedAt: string },
  code: ReportCode,
  claimedAt: string,
  refusal: DeliveryRefusal['code'],
): Cell => {
  if (state.reported.has(code)) return { does: 'known' };
  if (code === '01') return { does: 'late' };
  return code !== '02' && claimedAt <= state.endedAt ? { does: 'late' } : refuse(refusal);
};

export const cellOf = (state: Delivery, code: ReportCode, claimedAt: string): Cell => {
  switch (state.status) {
    case 'unknown':
      return refuse('delivery/not-consigned');
    case 'cancelled':
      return refuse('delivery/cancelled');
    case 'recalled':
      return afterTheEnd(state, code, claimedAt, 'delivery/recalled');
    case 'passed-on':
      return afterTheEnd(state, code, claimedAt, 'delivery/passed-on');
    case 'refused':
      if (state.reported.has(code)) return { does: 'known' };
      return code === '01' ? { does: 'late' } : refuse('delivery/already-refused');
    case 'open':
      if (state.reported.has(code)) return { does: 'known' };
      if (code === '02') return isHigher('03', state.rung) ? { does: 'step' } : refuse('delivery/already-accepted');
      return { does: isHigher(code, state.rung) ? 'step' : 'late' };
  }
};
