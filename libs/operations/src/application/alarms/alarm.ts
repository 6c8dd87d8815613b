import type { Instant } from '@lienthong/kernel';

export const ALARM_SOURCES = ['reactor', 'projection', 'task', 'hub', 'bus', 'relay', 'axis'] as const;

/** What went wrong, without a word of what was being worked on: names, codes, types and positions only. */
export interface AlarmCause {
  readonly source: (typeof ALARM_SOURCES)[number];
  /** Of the reactor, the projection, the task. */
  readonly name: string;
  readonly kind: string;
  readonly code?: string;
  /** The agency, topic or axis that it is about: no name, since names label metrics. */
  readonly about?: string;
  /** Of the message that waits for an operator; of several, the one that came last. */
  readonly message?: string;
  /** Code of what made it so, where `code` tells what it is now. */
  readonly outage?: string;
  /** Of the event before or at which it happened. */
  readonly type?: string;
  readonly position?: number;
  /** Of the request that the event goes back to. */
  readonly correlation?: string;
}

/** A cause with its history: the same cause again is the same alarm. */
export interface Alarm extends AlarmCause {
  readonly since: Instant;
  readonly last: Instant;
  readonly times: number;
}
