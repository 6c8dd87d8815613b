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
