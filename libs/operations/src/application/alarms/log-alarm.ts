import { entryOf, sentenceOf } from '@lienthong/refusals';
import type { Alarm } from './alarm.js';

interface Log {
  warn(line: object, message: string): void;
}

/** For `AlarmBoardOptions.log`: with the sentence that the catalogue has for the code, which says what to do. */
export const logAlarm =
  (log: Log) =>
  (alarm: Alarm): void => {
    const entry = entryOf(alarm.code ?? '');
    log.warn(entry === undefined ? alarm : { ...alarm, advice: sentenceOf(entry.en) }, 'alarm');
  };
