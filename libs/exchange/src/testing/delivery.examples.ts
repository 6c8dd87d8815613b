import type { DeliveryCommand } from '../domain/delivery/delivery.commands.js';
import { eventOfReport } from '../domain/delivery/delivery.events.js';
import type { DeliveryEvent, ReportWords } from '../domain/delivery/delivery.events.js';
import type { ReportCode } from '../domain/delivery/status-code.js';

/** A moment of the example day, by its minute. */
export const minute = (number: number): string => new Date(Date.UTC(2026, 2, 2, 1) + number * 60_000).toISOString();

export const consigned = (sequence = 4): DeliveryEvent => ({ type: 'DeliveryConsigned', data: { sequence } });
export const exposed: DeliveryEvent = { type: 'DeliveryExposed', data: { system: 'system-1' } };
export const handedOver: DeliveryEvent = { type: 'DeliveryHandedOver', data: { system: 'system-1' } };

interface Said {
  readonly id?: string;
  readonly at?: string;
  readonly late?: boolean;
  readonly words?: ReportWords;
}

export const reported = (code: ReportCode, { id = `r-${code}`, at = minute(10), late = false, words }: Said = {}) =>
  ({
    type: eventOfReport[code],
    data: { reportId: id, claimedAt: at, late },
    personal: words ?? (code === '02' ? { reason: 'Gửi nhầm nơi nhận' } : {}),
  }) satisfies DeliveryEvent;

const question =
  <Type extends 'DeliveryCancelled' | 'RecallAsked' | 'UpdateAsked'>(type: Type) =>
  (requestId: string) => ({ type, data: { requestId } });

export const cancelled = question('DeliveryCancelled');
export const recallAsked = question('RecallAsked');
export const updateAsked = question('UpdateAsked');

type AnswerType = 'RecallAgreed' | 'RecallRefused' | 'UpdateAgreed' | 'UpdateRefused';

export const answered = (type: AnswerType, requestId: string, { id = 'a-1', at = minute(20), words = {} }: Said = {}) =>
  ({ type, data: { requestId, reportId: id, claimedAt: at }, personal: words }) satisfies DeliveryEvent;

export const silent: DeliveryEvent = { type: 'DeliverySilent', data: { afterHours: 24 } };

export const passedOn = (closedOn = minute(30), successor: string | null = 'H24'): DeliveryEvent => ({
  type: 'DeliveryHandedToSuccessor',
  data: { successor, closedOn },
});

export const report = (code: ReportCode, { id = `r-${code}`, at = minute(10), words }: Said = {}): DeliveryCommand => ({
  type: 'Report',
  code,
  reportId: id,
  claimedAt: at,
  ...(words ?? (code === '02' ? { reason: 'Gửi nhầm nơi nhận' } : {})),
});

export const answer = (agreed: boolean, { id = 'a-1', at = minute(20), words = {} }: Said = {}): DeliveryCommand => ({
  type: 'Answer',
  agreed,
  reportId: id,
  claimedAt: at,
  ...words,
});

export const recall = (requestId: string): DeliveryCommand => ({ type: 'Recall', requestId });
export const askUpdate = (requestId: string): DeliveryCommand => ({ type: 'AskUpdate', requestId });
