import { loadVietnam, local } from '../testing/vietnam.js';
import { compareDue, explainDue } from './explain.js';

const vietnam = await loadVietnam();
const cutoff = 15 * 60;

describe('why this date', () => {
  it('is told from reception to due date, each day that is passed over with the act that says so', () => {
    const request = {
      receivedAt: local('2026-02-13 15:20'),
      limit: { unit: 'working-days', amount: 3 } as const,
      cutoff,
    };
    expect(explainDue(vietnam.knownOn('2026-02-13'), request).lines).toEqual([
      'Tiếp nhận lúc 15:20 thứ Sáu 13/02/2026.',
      'Sau 15:00: tính từ ngày làm việc tiếp theo, thứ Hai 23/02/2026.',
      'Từ thứ Bảy 14/02/2026 đến Chủ nhật 15/02/2026: nghỉ hằng tuần.',
      'Từ thứ Hai 16/02/2026 đến thứ Sáu 20/02/2026: nghỉ, Tết Nguyên đán; căn cứ: Ý kiến của Thủ tướng Chính phủ về nghỉ Tết Âm lịch và Quốc khánh năm 2026.',
      'Từ thứ Bảy 21/02/2026 đến Chủ nhật 22/02/2026: nghỉ hằng tuần.',
      'Thời hạn 3 ngày làm việc: không tính ngày bắt đầu, hết buổi làm việc cuối của ngày cuối.',
      'Từ thứ Ba 24/02/2026 đến thứ Năm 26/02/2026: 3 ngày làm việc, cộng dồn 3.',
      'Hẹn trả: 17:00 thứ Năm 26/02/2026.',
      'Theo lịch làm việc phiên bản 7, biết đến thứ Tư 07/01/2026; Giờ hành chính.',
    ]);
  });

  it('tells a swapped Saturday that works, and the days that were waited', () => {
    const request = {
      receivedAt: local('2026-08-20 10:00'),
      limit: { unit: 'working-days', amount: 2 } as const,
      stops: [{ from: local('2026-08-20 11:00'), to: local('2026-08-21 09:00'), then: 'shift' as const }],
    };
    expect(explainDue(vietnam.knownOn('2026-08-20'), request).lines).toEqual([
      'Tiếp nhận lúc 10:00 thứ Năm 20/08/2026.',
      'Đồng hồ chạy từ 10:00 thứ Năm 20/08/2026, trong giờ làm việc.',
      'Thời hạn 2 ngày làm việc: không tính ngày bắt đầu, hết buổi làm việc cuối của ngày cuối.',
      'Tạm dừng từ 11:00 thứ Năm 20/08/2026 đến 09:00 thứ Sáu 21/08/2026: không tính 1 ngày làm việc.',
      'Thứ Sáu 21/08/2026: 1 ngày làm việc, cộng dồn 1.',
      'Thứ Bảy 22/08/2026: làm bù, 1 ngày làm việc, cộng dồn 2; căn cứ: Ý kiến của Thủ tướng Chính phủ về nghỉ Tết Âm lịch và Quốc khánh năm 2026.',
      'Chủ nhật 23/08/2026: nghỉ hằng tuần.',
      'Thứ Hai 24/08/2026: 1 ngày làm việc, cộng dồn 3.',
      'Hẹn trả: 17:00 thứ Hai 24/08/2026.',
      'Theo lịch làm việc phiên bản 7, biết đến thứ Tư 07/01/2026; Giờ hành chính.',
    ]);
  });

  it('tells where a limit began afresh, and halves one by one', () => {
    const request = {
      receivedAt: local('2026-03-06 14:00'),
      limit: { unit: 'half-days', amount: 3 } as const,
      stops: [{ from: local('2026-03-09 08:00'), to: local('2026-03-10 08:00'), then: 'afresh' as const }],
    };
    expect(explainDue(vietnam.knownOn('2026-03-06'), request).lines.slice(6, -1)).toEqual([
      'Nhận đủ lúc 08:00 thứ Ba 10/03/2026: tính lại toàn bộ thời hạn.',
      'Đồng hồ chạy từ 08:00 thứ Ba 10/03/2026, trong giờ làm việc.',
      'Thời hạn 1½ ngày làm việc: không tính buổi bắt đầu, hết buổi cuối.',
      'Buổi còn lại của thứ Ba 10/03/2026: ½ ngày làm việc.',
      'Thứ Tư 11/03/2026: 1 ngày làm việc, cộng dồn 1½.',
      'Hẹn trả: 17:00 thứ Tư 11/03/2026.',
    ]);
  });

  it('tells a last calendar day that is off, and what is provisional', () => {
    const request = { receivedAt: local('2026-12-03 10:00'), limit: { unit: 'calendar-days', amount: 30 } as const };
    expect(explainDue(vietnam.knownOn('2026-12-03'), request).lines.slice(3)).toEqual([
      'Ngày cuối: thứ Bảy 02/01/2027.',
      'Từ thứ Bảy 02/01/2027 đến Chủ nhật 03/01/2027: nghỉ hằng tuần.',
      'Hẹn trả: 17:00 thứ Hai 04/01/2027.',
      'Theo lịch làm việc phiên bản 7, biết đến thứ Tư 07/01/2026; Giờ hành chính.',
      'Tạm tính: chưa có quyết định về ngày nghỉ của năm liên quan.',
    ]);
  });

  it('compares the calendars before and after a swap', () => {
    const request = { receivedAt: local('2025-12-31 10:00'), limit: { unit: 'working-days', amount: 1 } as const };
    expect(compareDue([vietnam.knownOn('2025-12-20'), vietnam.knownOn('2025-12-26')], request)).toEqual([
      'Theo phiên bản 5: 17:00 thứ Sáu 02/01/2026.',
      'Theo phiên bản 6: 17:00 thứ Hai 05/01/2026.',
    ]);
  });
});
