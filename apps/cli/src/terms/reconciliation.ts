import type { DriftKind, ReconciliationEntry } from '@lienthong/client';

const notices: Readonly<Record<ReconciliationEntry['what'], string>> = {
  resend: 'đối soát: gửi lại bước còn thiếu · sent again',
  assert: 'đối soát: đề nghị ghi nhận việc đã làm · assert the fact',
  dispute: 'đối soát: hai bên mâu thuẫn, cần người xem · disputed',
  finished: 'đối soát xong · reconciliation finished',
};

const kinds: Readonly<Record<DriftKind, string>> = {
  behind: 'chậm hơn · behind',
  ahead: 'đi trước · ahead',
  contradicts: 'mâu thuẫn · contradicts',
  'unknown-to-hub': 'trục không có · unknown to the hub',
  'unknown-to-agency': 'đơn vị không có · unknown to the agency',
};

export const reconciliationTerm = (what: ReconciliationEntry['what']): string => notices[what];
export const driftTerm = (kind: DriftKind): string => kinds[kind];
