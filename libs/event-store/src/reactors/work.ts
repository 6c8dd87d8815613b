import type { EventStore } from '../port/event-store.js';
import type { RecordedEvent } from '../port/event.js';
import type { DeskLog, Recorded } from './desk-log.js';
import type { DeskLine } from './desk.js';
import type { Handle, Handled } from './handling.js';
import type { Insist } from './insist.js';
import type { Sort, Task } from './intake.js';

export type Workable = Exclude<Task, { readonly kind: 'pass' | 'stop' }>;

/** The work on one key. Both must run in the key's lane. */
export interface Work {
  /** True when the event is finished: handled, parked or held. False when the reactor stops before. */
  event(task: Workable): Promise<boolean>;
  /** Handles the released event of the key and those held behind it, until one fails. */
  resume(key: string): Promise<void>;
}

export interface WorkPorts {
  readonly store: EventStore;
  readonly desk: DeskLog;
  readonly sort: Sort;
  readonly handle: Handle;
  readonly insist: Insist;
  readonly onParked: (event: RecordedEvent, code: string) => void;
}

type Failed = Extract<Handled, { readonly kind: 'failed' }>;

const lineOf = ({ position, id, type }: RecordedEvent, key: string) => ({ position, eventId: id, type, key });

export const createWork = ({ store, desk, sort, handle, insist, onParked }: WorkPorts): Work => {
  const handleTask = (task: Workable): Promise<Handled> =>
    task.kind === 'park'
      ? Promise.resolve({ kind: 'failed', cause: task.cause, attempts: 1 })
      : handle(task.event, task.handler);

  const park = async (event: RecordedEvent, key: string, { cause, attempts }: Failed): Promise<boolean> => {
    const data = { ...lineOf(event, key), cause, attempts };
    if ((await desk.record(() => ({ type: 'EventParked', data }))) === 'abandoned') return false;
    onParked(event, cause.code);
    return true;
  };

  /** An operator may be deciding at this moment: whether the key still waits is known when it is recorded. */
  const hold = (event: RecordedEvent, key: string): Promise<Recorded> =>
    desk.record(({ queueOf }) =>
      queueOf(key) === undefined ? undefined : { type: 'EventHeld', data: lineOf(event, key) },
    );

  const eventOf = async ({ position }: DeskLine): Promise<RecordedEvent | undefined> =>
    (await insist(() => store.readAll({ after: position - 1, limit: 1 })))?.events[0];

  return {
    event: async (task) => {
      const { event, key } = task;
      if (event.position <= desk.desk.reached(key)) return true;
      if (desk.desk.queueOf(key) !== undefined) {
        const held = await hold(event, key);
        if (held !== 'nothing') return held !== 'abandoned';
      }
      const result = await handleTask(task);
      return result.kind === 'failed' ? park(event, key, result) : result.kind === 'handled';
    },
    resume: async (key) => {
      for (;;) {
        const queue = desk.desk.queueOf(key);
        const line = queue?.status === 'released' ? queue.lines[0] : undefined;
        const event = line === undefined ? undefined : await eventOf(line);
        if (event === undefined) return;
        const task = sort(event);
        if (task.kind === 'stop') return;
        const result: Handled = task.kind === 'pass' ? { kind: 'handled' } : await handleTask(task);
        if (result.kind === 'failed') await park(event, key, result);
        if (result.kind !== 'handled') return;
        const resumed = await desk.record(() => ({ type: 'EventResumed', data: lineOf(event, key) }));
        if (resumed === 'abandoned') return;
      }
    },
  };
};
