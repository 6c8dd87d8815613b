import type { OutageWatch } from './patience/patience.js';

export const DIRECTIONS = ['pull', 'push'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What is done with an axis: mail in either direction, and bringing its lists of agencies into the register. */
export type AxisTask = Direction | 'sync';

/** `in-doubt`: messages fail, and nothing tells whether the axis is away. */
export type Trouble = 'outage' | 'in-doubt';

/** A message that waits for an operator, though the axis never refused it. */
export interface SetAside {
  /** The docId of one from the axis, the transfer of one to it. */
  readonly message: string;
  /** How its last try ended; of the catalogue of refusals. */
  readonly outage: string;
}

export interface DirectionStatus {
  /** Messages that passed since the start. */
  readonly passed: number;
  /** Refused in words since the start. */
  readonly refused: number;
  /** Set aside since the start: failed again and again while others passed. */
  readonly setAside: number;
  /** Outages that began since the start. */
  readonly outages: number;
  /** RFC 3339; null while the axis answers. */
  readonly outageSince: string | null;
  /** RFC 3339; messages fail since, and nothing tells whether the axis is away; null while that is not so. */
  readonly doubtSince: string | null;
  /** Of the last outage or doubt, that of now or one before; null for none. */
  readonly code: string | null;
  /** Messages known to wait. */
  readonly waiting: number;
  /** Milliseconds since the oldest of them came; 0 when none waits. */
  readonly oldestMs: number;
}

/** Of a task that moves no mail. */
export type OutageStatus = Pick<DirectionStatus, 'outages' | 'outageSince' | 'code'>;

export interface WatchedDirection extends OutageWatch {
  /** Messages fail, and nothing tells whether the axis is away. */
  doubted(code: string): void;
  arrived(key: string, at: number): void;
  gone(key: string): void;
  /** None but these wait. */
  keep(keys: ReadonlySet<string>): void;
  passed(): void;
  refused(): void;
  setAside(): void;
  status(): DirectionStatus;
}

/** What goes in one direction, in figures. `isOver`: what was decided on meanwhile waits no more. */
export const watchDirection = (
  now: () => number,
  onTrouble: (kind: Trouble, code: string) => void,
  isOver: (key: string) => boolean = () => false,
): WatchedDirection => {
  let passed = 0;
  let refused = 0;
  let setAside = 0;
  let outages = 0;
  let since: number | undefined;
  let doubtSince: number | undefined;
  let code: string | null = null;
  const waiting = new Map<string, number>();
  const leave = (fits: (key: string) => boolean): void => {
    for (const key of waiting.keys()) if (fits(key)) waiting.delete(key);
  };
  const figures = (): Pick<DirectionStatus, 'waiting' | 'oldestMs'> => {
    leave(isOver);
    const oldest = [...waiting.values()].reduce((one, at) => Math.min(one, at), Infinity);
    return { waiting: waiting.size, oldestMs: waiting.size === 0 ? 0 : now() - oldest };
  };
  return {
    began: (why) => {
      if (since === undefined || code !== why) onTrouble('outage', why);
      if (since === undefined) {
        since = now();
        outages += 1;
      }
      doubtSince = undefined;
      code = why;
    },
    doubted: (why) => {
      if (doubtSince === undefined || code !== why) onTrouble('in-doubt', why);
      since = undefined;
      doubtSince ??= now();
      code = why;
    },
    ended: () => {
      since = undefined;
      doubtSince = undefined;
    },
    arrived: (key, at) => {
      if (!waiting.has(key)) waiting.set(key, at);
    },
    gone: (key) => {
      waiting.delete(key);
    },
    keep: (keys) => leave((key) => !keys.has(key)),
    passed: () => {
      passed += 1;
    },
    refused: () => {
      refused += 1;
    },
    setAside: () => {
      setAside += 1;
    },
    status: () => ({
      passed,
      refused,
      setAside,
      outages,
      outageSince: since === undefined ? null : new Date(since).toISOString(),
      doubtSince: doubtSince === undefined ? null : new Date(doubtSince).toISOString(),
      code,
      ...figures(),
    }),
  };
};
