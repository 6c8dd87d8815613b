import type { Area } from '../entry.js';

/** Official figures: rather none than a wrong one. */
export const reporting = {
  'reporting/identity-broken': {
    status: 500,
    vi: 'Số liệu của biểu không khớp nhau nên không lập báo cáo; quản trị viên đã được báo.',
    en: 'Columns of the form contradict each other, so no report was made. The message names the row and the identity.',
  },
  'reporting/procedure-unknown': {
    status: 500,
    vi: 'Có hồ sơ thuộc thủ tục mà thư viện thủ tục không có; không lập báo cáo.',
    en: 'A dossier follows a version of a procedure that the library lacks, so no report was made. Add the version.',
  },
  'reporting/period-reversed': {
    status: 422,
    vi: 'Ngày cuối kỳ báo cáo không được trước ngày đầu kỳ.',
    en: 'The last day of the period must not be before its first.',
  },
  'reporting/not-yet-known': {
    status: 422,
    vi: 'Không thể lập báo cáo về điều chưa biết: thời điểm biết và ngày đầu kỳ không được ở tương lai.',
    en: 'Nobody knows that yet: the instant of knowing must not be in the future, nor the period begin after it.',
  },
  'reporting/no-peers': {
    status: 422,
    vi: 'Không có đơn vị nào để xếp hạng: đơn vị này không có đơn vị trực thuộc vào thời điểm đó.',
    en: 'There is nobody to rank: nothing was below that agency then. Name the peers, or the agency above them.',
  },
  'reporting/synthetic-parameters': {
    status: 422,
    vi: 'Tham số của dữ liệu giả lập không hợp lệ.',
    en: 'The parameters of the synthetic quarter are whole numbers that together are no more than its late dossiers.',
  },
  'reporting/synthetic-refused': {
    status: 500,
    vi: 'Hồ sơ giả lập bị từ chối; không tạo dữ liệu.',
    en: 'A synthetic dossier was refused by the rules of dossiers, so nothing was generated. The message names it.',
  },
} as const satisfies Area<'reporting'>;
