const names: Readonly<Record<string, string>> = {
  '01': 'đã đến · arrived',
  '02': 'từ chối · refused',
  '03': 'đã tiếp nhận · accepted',
  '04': 'phân công · assigned',
  '05': 'đang xử lý · processing',
  '06': 'hoàn thành · completed',
  '13': 'lấy lại · recall',
  '15': 'đồng ý · agreed',
  '16': 'từ chối yêu cầu · request refused',
};

/** A status code of QCVN 102:2016, in both languages. */
export const statusTerm = (code: string): string => names[code] ?? code;

/** All that are ever reported, the sender’s 13 included. */
export const REPORTED_CODES = ['01', '02', '03', '04', '05', '06', '13', '15', '16'];
