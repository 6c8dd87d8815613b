export { OperationsModule } from './operations.module.js';
export type { FollowerStatus, OperationsPorts } from './operations.ports.js';
export { createAlarmBoard } from './alarms/alarm-board.js';
export type { AlarmBoard, AlarmBoardOptions, AlarmCount } from './alarms/alarm-board.js';
export type { Alarm, AlarmCause } from './alarms/alarm.js';
