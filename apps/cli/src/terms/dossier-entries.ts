import type { DossierAlarm, DossierNotice, Task } from '@lienthong/client';

const tasks: Readonly<Record<Task, string>> = {
  start: 'việc mới: thực hiện chặng · start the leg',
  correct: 'làm lại: chặng có sai sót · correct the leg',
  resume: 'tiếp tục: sai sót đã được sửa · go on',
  'take-over': 'tiếp nhận thay đơn vị đã giải thể, sáp nhập · take over',
  'ask-supplement': 'đề nghị người dân bổ sung hồ sơ · ask for a supplement',
  'collect-fee': 'đề nghị người dân nộp phí, lệ phí · collect the fee',
  'ask-confirmation': 'đề nghị người dân xác nhận · ask for a confirmation',
  deliver: 'trả kết quả cho người dân · deliver the result',
};

const notices: Readonly<Record<Exclude<DossierNotice, 'alarm'>, string>> = {
  returned: 'chặng sau trả lại vì có sai sót · returned',
  wrong: 'kết quả của chặng trước có sai sót · another leg is wrong',
  mended: 'sai sót của chặng trước đã được sửa · another leg was mended',
  completed: 'một chặng đã hoàn thành · a leg is done',
  failed: 'một chặng không thực hiện được · a leg failed',
  cancelled: 'chặng đã dừng, không phải thực hiện nữa · called off',
  'handed-to-successor': 'hồ sơ chuyển đơn vị kế thừa · handed to the successor',
  awaited: 'chưa xác định được cơ quan chủ trì chặng · nobody answers for a leg',
  answered: 'người dân đã bổ sung, nộp phí hoặc xác nhận · the citizen answered',
  'due-moved': 'hạn của chặng thay đổi · the due date moved',
  stopped: 'hồ sơ đã dừng giải quyết · stopped',
  refused: 'hồ sơ bị từ chối giải quyết · refused',
};

const alarms: Readonly<Record<DossierAlarm, string>> = {
  reception: 'quá hạn tiếp nhận hồ sơ · not received in time',
  assignment: 'chặng vẫn chưa có cơ quan chủ trì · still nobody answers for a leg',
  acknowledgement: 'quá hạn xác nhận đã nhận chặng · a leg was not acknowledged in time',
  leg: 'chặng quá hạn · a leg is overdue',
  'promise-near': 'sắp đến ngày hẹn trả kết quả · the promised day is near',
  promise: 'quá ngày hẹn trả kết quả · the promised day has passed',
  citizen: 'người dân chưa trả lời · the citizen has not answered',
  delivery: 'người dân chưa nhận kết quả · the result was not fetched',
};

export const taskTerm = (task: Task): string => tasks[task];

export const dossierNoticeTerm = (notice: DossierNotice, alarm: DossierAlarm | null): string =>
  notice === 'alarm' ? alarms[alarm ?? 'promise'] : notices[notice];
