import { assertNever } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { DeskEvent } from './desk.events.js';
import type { ParkCause } from './retry.js';

export interface ParkedEvent {
  readonly reactor: string;
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  readonly key: string;
  readonly cause: ParkCause;
  readonly attempts: number;
  readonly since: Instant;
  /** Events of the same key that wait behind it. */
  readonly held: number;
}

export interface DeskLine {
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
}

/** A key that has come to a halt: its first line is parked, or released and about to be handled. */
export interface DeskQueue {
  readonly key: string;
  readonly status: 'parked' | 'released';
  readonly lines: DeskLine[];
  readonly cause: ParkCause;
  readonly attempts: number;
  readonly since: Instant;
}

/** What stands on the desk, folded from the events of its stream. */
export interface Desk {
  readonly apply: (event: DeskEvent, at: Instant) => void;
  readonly queueOf: (key: string) => DeskQueue | undefined;
  readonly queues: () => readonly DeskQueue[];
  /** Everything of the key up to here has been through the desk or was finished before; 0 for a key that never was there. */
  readonly reached: (key: string) => number;
}

export const createDesk = (): Desk => {
  const queues = new Map<string, DeskQueue>();
  const reached = new Map<string, number>();

  const enter = (key: string, position: number): void => {
    reached.set(key, Math.max(position, reached.get(key) ?? 0));
  };
  /** The lines behind it go on at once. */
  const leave = (key: string, position: number): void => {
    const queue = queues.get(key);
    if (queue?.lines[0]?.position !== position) return;
    queue.lines.shift();
    if (queue.lines.length === 0) queues.delete(key);
    else queues.set(key, { ...queue, status: 'released' });
  };

  return {
    queueOf: (key) => queues.get(key),
    queues: () => [...queues.values()],
    reached: (key) => reached.get(key) ?? 0,
    apply: (event, at) => {
      switch (event.type) {
        case 'EventParked': {
          const { key, position, eventId, type, cause, attempts } = event.data;
          const lines = queues.get(key)?.lines ?? [{ position, eventId, type }];
          queues.set(key, { key, status: 'parked', lines, cause, attempts, since: at });
          enter(key, position);
          return;
        }
        case 'EventHeld': {
          const { key, position, eventId, type } = event.data;
          queues.get(key)?.lines.push({ position, eventId, type });
          enter(key, position);
          return;
        }
        case 'EventReleased': {
          const queue = queues.get(event.data.key);
          if (queue !== undefined) queues.set(queue.key, { ...queue, status: 'released' });
          return;
        }
        case 'EventSkipped':
        case 'EventResumed':
          leave(event.data.key, event.data.position);
          return;
        default:
          assertNever(event);
      }
    },
  };
};

export const parkedEvents = (reactor: string, desk: Desk): readonly ParkedEvent[] =>
  desk
    .queues()
    .filter(({ status }) => status === 'parked')
    .flatMap(({ key, lines, cause, attempts, since }) => {
      const [first, ...held] = lines;
      return first === undefined ? [] : [{ reactor, ...first, key, cause, attempts, since, held: held.length }];
    })
    .sort((a, b) => a.position - b.position);
