export { OperationsModule } from './operations.module.js';
export type { FollowerStatus, OperationsPorts, OptionalPart } from './application/operations.ports.js';
export type { Measure, Sample } from './application/measure.js';
export { createAlarmBoard } from './application/alarms/alarm-board.js';
export { logAlarm } from './application/alarms/log-alarm.js';
export type { AlarmBoard, AlarmBoardOptions, AlarmCount } from './application/alarms/alarm-board.js';
export type { Alarm, AlarmCause } from './application/alarms/alarm.js';
