import type { AgencyId } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import type { Drift } from '../domain/reconciliation.events.js';
import { sideBySideHtml, sideBySideText } from './side-by-side.js';

const at = (hour: number): Instant => `2026-03-03T0${hour}:00:00.000Z` as Instant;
const drift: Drift = {
  agency: 'H49.204' as AgencyId,
  vocabulary: 'portal',
  code: 'H49.204-260303-0001',
  drift: 'contradicts',
  dossier: 'd',
  what: 'status',
  about: '10',
  theirs: { line: 2, status: '10', moments: { '10': { at: at(4), precision: 'day' } } },
  ours: [
    { status: '2', event: 'e1', revision: 1, at: at(1) },
    { status: '7', event: 'e2', revision: 2, at: at(2) },
  ],
};

describe('a contradiction is shown to people', () => {
  it('with both histories beside each other, each in its own words and times', () => {
    expect(sideBySideText(drift).split('\n')).toEqual([
      'H49.204-260303-0001: Đơn vị ghi “Đã trả kết quả”, trái với diễn biến đã có; cần người xem xét.',
      'Đơn vị ghi                      │ Sự kiện trên trục',
      '10 Đã trả kết quả · 2026/03/03  │ 2 Được tiếp nhận · 2026/03/03 08:00:00',
      '                                │ 7 Công dân yêu cầu rút hồ sơ · 2026/03/03 09:00:00',
    ]);
  });

  it('as a page that runs nothing of what the agency wrote', () => {
    const page = sideBySideHtml({ ...drift, code: '<script>alert(1)</script>' });
    expect(page).not.toContain('<script>');
    expect(page).toContain('<code>e2</code>');
  });
});
