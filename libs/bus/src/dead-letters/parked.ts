import type { ConsumedRecord } from '../port/record.js';

/** `unreadable`: no CloudEvent; `no-handler`: nobody takes its type; `failed`: its handler gave up on it. */
export type ParkClass = 'unreadable' | 'no-handler' | 'failed';

/** Why a record was parked. Never the text of an error that is not ours: it may quote the payload. */
export interface ParkCause {
  readonly code: string;
  readonly message: string;
  /** The attribute that a refusal is about. */
  readonly path?: string;
}

/** A record that is done with, though not as its sender meant it. */
export interface Parked {
  readonly record: ConsumedRecord;
  readonly group: string;
  readonly class: ParkClass;
  readonly cause: ParkCause;
  /** Times that a handler was tried. */
  readonly attempts: number;
}

/** Puts a parked record where people find it, durably. It may come twice, with the same topic and offset. */
export type Park = (parked: Parked) => Promise<void>;
