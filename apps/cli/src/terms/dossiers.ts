import type { BoardState, Dossier, DossierLeg, LegReport } from '@lienthong/client';

const statuses: Readonly<Record<Dossier['status'], string>> = {
  filed: 'đã nộp, chờ tiếp nhận · filed',
  received: 'đang giải quyết · received',
  issued: 'đã có kết quả, chờ trả · issued',
  ended: 'đã kết thúc · ended',
};

const endings: Readonly<Record<NonNullable<Dossier['ending']>, string>> = {
  'not-received': 'không tiếp nhận · not received',
  delivered: 'đã trả kết quả · delivered',
  withdrawn: 'công dân rút hồ sơ · withdrawn',
  stopped: 'dừng giải quyết · stopped',
  refused: 'từ chối giải quyết · refused',
};

const legStatuses: Readonly<Record<DossierLeg['status'], string>> = {
  awaited: 'chưa rõ cơ quan chủ trì · awaited',
  open: 'đang thực hiện · open',
  returned: 'chờ sửa sai sót · returned',
  done: 'hoàn thành · done',
  failed: 'không thực hiện được · failed',
  cancelled: 'đã dừng · cancelled',
};

const waits: Readonly<Record<Dossier['waits'][number]['cause'], string>> = {
  supplement: 'chờ bổ sung · supplement',
  fee: 'chờ nộp phí, lệ phí · fee',
  confirmation: 'chờ xác nhận · confirmation',
};

/** What of an agency's work is shown. */
export const BOARD_TERMS: Readonly<Record<BoardState, string>> = {
  overdue: 'quá hạn · overdue',
  near: 'đến hạn trong 2 ngày tới · due within two days',
  unacknowledged: 'chưa xác nhận đã nhận · not acknowledged in time',
  silent: 'quá hạn, đã nhắc mà không phản hồi · late and silent',
  open: 'đang mở · everything open',
};

export const REPORT_TERMS: Readonly<Record<LegReport, string>> = {
  acknowledged: 'đã nhận chặng',
  step: 'xong một bước',
  completed: 'hoàn thành',
  failed: 'không thực hiện được',
  returned: 'trả lại chặng có sai sót',
  'option-found': 'phát sinh điều kiện',
  'supplement-needed': 'yêu cầu bổ sung',
  'fee-needed': 'yêu cầu nộp phí',
  'confirmation-needed': 'chờ xác nhận',
};

export const dossierStatusTerm = ({ status, ending }: Pick<Dossier, 'status' | 'ending'>): string =>
  ending === null ? statuses[status] : endings[ending];

export const legStatusTerm = (status: DossierLeg['status']): string => legStatuses[status];

export const waitTerm = (cause: Dossier['waits'][number]['cause']): string => waits[cause];

const facts: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  DossierFiled: ['Nộp hồ sơ', 'Filed'],
  DossierReceived: ['Tiếp nhận hồ sơ', 'Received'],
  DossierNotReceived: ['Không tiếp nhận', 'Not received'],
  CodeLinked: ['Gắn mã quốc gia', 'National code linked'],
  DueDateSet: ['Hẹn trả kết quả', 'Due date set'],
  DueDateMoved: ['Ngày hẹn thay đổi', 'Due date moved'],
  ApologyIssued: ['Xin lỗi và hẹn lại', 'Apology issued'],
  OptionFound: ['Phát sinh điều kiện', 'Option found'],
  LegStarted: ['Chuyển chặng', 'Leg started'],
  LegAwaited: ['Chờ xác định cơ quan chủ trì', 'Leg awaited'],
  LegAcknowledged: ['Đã nhận chặng', 'Leg acknowledged'],
  StepReported: ['Xong một bước', 'Step reported'],
  LegCompleted: ['Hoàn thành chặng', 'Leg completed'],
  LegFailed: ['Chặng không thực hiện được', 'Leg failed'],
  LegReturned: ['Trả lại vì sai sót', 'Returned'],
  LegTold: ['Báo sai sót của chặng khác', 'Told of another leg'],
  LegResumed: ['Tiếp tục chặng', 'Leg resumed'],
  LegDueMoved: ['Hạn của chặng thay đổi', 'Leg due date moved'],
  LegCancelled: ['Dừng chặng', 'Leg called off'],
  LegHandedToSuccessor: ['Chuyển đơn vị kế thừa', 'Handed to the successor'],
  ReceiverSucceeded: ['Đơn vị kế thừa tiếp nhận', 'Receiver succeeded'],
  SupplementRequested: ['Yêu cầu bổ sung', 'Supplement requested'],
  SupplementReceived: ['Đã bổ sung', 'Supplement received'],
  FeeRequested: ['Yêu cầu nộp phí', 'Fee requested'],
  FeePaid: ['Đã nộp phí', 'Fee paid'],
  ConfirmationAwaited: ['Chờ xác nhận', 'Confirmation awaited'],
  ConfirmationGiven: ['Đã xác nhận', 'Confirmation given'],
  DossierWithdrawn: ['Rút hồ sơ', 'Withdrawn'],
  DossierStopped: ['Dừng giải quyết', 'Stopped'],
  DossierRefused: ['Từ chối giải quyết', 'Refused'],
  ResultIssued: ['Có kết quả', 'Result issued'],
  ResultDelivered: ['Trả kết quả', 'Result delivered'],
  AlarmRaised: ['Cảnh báo thời hạn', 'Alarm raised'],
};

/** A fact that this build does not know keeps its own name. */
export const dossierFactTerm = (type: string): readonly [vi: string, en: string] => facts[type] ?? ['', type];
