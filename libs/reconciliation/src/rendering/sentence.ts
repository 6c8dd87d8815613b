import type { Drift } from '../domain/reconciliation.events.js';
import { labelOf } from './steps.js';

/** What the difference is, for an official. */
export const driftSentence = (drift: Drift): string => {
  const label = (status: string): string => `“${labelOf(drift.vocabulary, status)}”`;
  switch (drift.drift) {
    case 'behind':
      return `Đơn vị đang ghi ${label(drift.theirs.status)}, còn thiếu: ${drift.missing.map(({ status }) => label(status)).join(', ')}.`;
    case 'ahead':
      return `Đơn vị đã ghi ${label(drift.steps.at(-1) ?? drift.theirs.status)}, nhưng chưa có sự kiện cho: ${drift.steps.map(label).join(', ')}. Cơ quan thực hiện cần ghi nhận.`;
    case 'contradicts':
      return drift.what === 'moment'
        ? `Hai bên ghi thời điểm ${label(drift.about)} khác nhau; cần người xem xét.`
        : `Đơn vị ghi ${label(drift.about)}, trái với diễn biến đã có; cần người xem xét.`;
    case 'unknown-to-hub':
      return 'Trục không có hồ sơ này của đơn vị.';
    case 'unknown-to-agency':
      return 'Dữ liệu của đơn vị không có hồ sơ này.';
  }
};
