import { assertNever } from '@lienthong/kernel';
import type { WorkerNotice } from '@lienthong/read-model';
import type { AlarmCause } from './alarm.js';

/** Undefined for a notice that tells of nothing wrong. */
export const causeOfNotice = (notice: WorkerNotice): AlarmCause | undefined => {
  switch (notice.type) {
    case 'unknown-type': {
      const { name, position, eventType } = notice;
      return { source: 'projection', name, kind: 'unknown-type', type: eventType, position };
    }
    case 'failed': {
      const { name, position, code } = notice;
      return { source: 'projection', name, kind: 'failed', code, position };
    }
    case 'rebuilding':
      return { source: 'projection', name: notice.name, kind: 'rebuilding', code: notice.reason };
    case 'worker-died':
      return { source: 'projection', name: 'worker', kind: 'worker-died', code: notice.code };
    case 'progress':
    case 'swapped':
      return undefined;
    default:
      return assertNever(notice);
  }
};
