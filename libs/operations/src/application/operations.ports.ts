import type { EventStore, Reactor, WriterStats } from '@lienthong/event-store';
import type { Clock } from '@lienthong/kernel';
import type { ProjectionWorker } from '@lienthong/read-model';
import type { Measure } from './measure.js';
import type { AlarmBoard } from './alarms/alarm-board.js';

export interface FollowerStatus {
  /** `live` when it has caught up and follows. */
  readonly kind: string;
  readonly position: number;
}

/** A part that may be away while the hub works: `ready` tells, and the figures go into the status as they are. */
export interface OptionalPart {
  readonly name: string;
  readonly ready: () => boolean;
  readonly status: () => object;
  /** Its figures for the metrics, under names of its own. */
  readonly measures?: readonly Measure[];
}

/** What the operations look at. */
export interface OperationsPorts {
  readonly store: Pick<EventStore, 'epoch' | 'head' | 'readAll' | 'subscribe'>;
  readonly writerStats?: () => WriterStats;
  /** Fails where a payload could not be stored now. */
  readonly blobs: { probe(): Promise<void> };
  /** The registry in memory. */
  readonly registry: { status(): FollowerStatus };
  readonly reactors: readonly Reactor[];
  readonly projections: Pick<ProjectionWorker, 'statuses' | 'rebuild'>;
  readonly alarms: AlarmBoard;
  /** The message bus and its relay, where they run. */
  readonly parts?: readonly OptionalPart[];
  /** By component, e.g. `hub`. */
  readonly versions: Readonly<Record<string, string>>;
  readonly clock: Clock;
}

export const OPERATIONS_PORTS = Symbol('OperationsPorts');
