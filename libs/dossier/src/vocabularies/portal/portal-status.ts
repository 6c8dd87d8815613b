/** The ten statuses of a dossier on the national portal, as its synchronisation has them (TrangThaiHoSo). */
export const PORTAL_LABELS = {
  '1': 'Mới đăng ký',
  '2': 'Được tiếp nhận',
  '3': 'Không được tiếp nhận',
  '4': 'Đang xử lý',
  '5': 'Yêu cầu bổ sung giấy tờ',
  '6': 'Yêu cầu thực hiện nghĩa vụ tài chính',
  '7': 'Công dân yêu cầu rút hồ sơ',
  '8': 'Dừng xử lý',
  '9': 'Đã xử lý xong',
  '10': 'Đã trả kết quả',
} as const;
export type PortalStatus = keyof typeof PORTAL_LABELS;

/** Which may come straight after which: what the life of a dossier allows, not what any one product shows. */
export const PORTAL_FOLLOWS: Readonly<Record<PortalStatus, readonly PortalStatus[]>> = {
  '1': ['2', '3', '7'],
  '2': ['4', '7', '8'],
  '3': [],
  '4': ['5', '6', '7', '8', '9'],
  '5': ['4', '5', '6', '7', '8'],
  '6': ['4', '5', '6', '7', '8'],
  '7': [],
  '8': [],
  '9': ['10'],
  '10': [],
};
