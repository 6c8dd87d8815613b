import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';

/**
 * Whether a document steers (QCVN 102:2016, SteeringType): 1 no, 2 steering, 3 report on steering. Some senders count
 * 0, 1, 2 instead, which cannot be told apart, so the digit is kept as it came.
 */
export const STEERING_TYPES = [0, 1, 2, 3] as const;

export type SteeringType = (typeof STEERING_TYPES)[number];

export const isSteeringType = (value: number): value is SteeringType =>
  (STEERING_TYPES as readonly number[]).includes(value);

/** Reads the wire form, one digit. */
export const parseSteeringType = (
  wire: string,
): Outcome<SteeringType, Refusal<'identifiers/steering-type-unknown'>> => {
  const value = /^\d$/.test(wire) ? Number(wire) : Number.NaN;
  return isSteeringType(value) ? ok(value) : refused({ code: 'identifiers/steering-type-unknown' });
};
