import { systemClock } from '@lienthong/kernel';
import { createAlarmBoard } from './alarm-board.js';
import { logAlarm } from './log-alarm.js';

const logged = (code: string): unknown => {
  const lines: object[] = [];
  const board = createAlarmBoard({ clock: systemClock, log: logAlarm({ warn: (line) => lines.push(line) }) });
  board.raise({ source: 'task', name: 'bus-edge', kind: 'failed', code });
  return lines[0];
};

describe('the log of alarms', () => {
  it('says what to do about a broker that was not provisioned', () => {
    expect(logged('bus/not-authorized')).toMatchObject({
      code: 'bus/not-authorized',
      advice: expect.stringContaining('lienthong kafka apply') as unknown,
    });
  });

  it('tells an alarm that no sentence stands for as it is', () => {
    expect(logged('task/TypeError')).not.toHaveProperty('advice');
  });
});
