/** Statuses that a province sends of the civil-status leg to the interlinking software (DVCLT). */
export const DVCLT_LABELS = {
  '1': 'Đã vào một cửa',
  '2': 'Yêu cầu bổ sung',
  '3': 'Đã tiếp nhận, hồ sơ đầy đủ',
  '4': 'Đã đăng ký, có kết quả',
  '5': 'Đã trả kết quả',
  '6': 'Từ chối',
  '7': 'Đã chuyển công chức tư pháp – hộ tịch',
} as const;
export type DvcltStatus = keyof typeof DVCLT_LABELS;

/**
 * The order that the software demands, 1 → 3 → 7 → 4 → 5: without a step the result is blocked. 7 comes again after
 * a supplement, and after a result that was sent back to be corrected.
 */
export const DVCLT_FOLLOWS: Readonly<Record<DvcltStatus, readonly DvcltStatus[]>> = {
  '1': ['3', '6'],
  '2': ['2', '4', '6', '7'],
  '3': ['7', '6'],
  '4': ['5', '7'],
  '5': [],
  '6': [],
  '7': ['2', '4', '5', '6'],
};

/** What each is on the portal, in the province's own mapping. */
export const PORTAL_OF_DVCLT = {
  '1': '1',
  '2': '5',
  '3': '2',
  '4': '9',
  '5': '10',
  '6': '3',
  '7': '4',
} as const satisfies Readonly<Record<DvcltStatus, string>>;
