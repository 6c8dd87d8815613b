import type { Instant } from '@lienthong/kernel';

/** How to reach an axis, and as whom. */
export interface AxisAddress {
  /** What this hub calls it: lower-case letters, digits and hyphens, 2 to 40 characters. */
  readonly axis: string;
  /** `https://…`, perhaps with a path; the calls' names follow it. */
  readonly endpoint: string;
  /** Under which the axis knows this hub. */
  readonly systemId: string;
  /** Code of the agency that runs this hub: it signs the hop in the trace of what leaves. */
  readonly organId: string;
  /** Milliseconds between two looks for mail. */
  readonly pollMs: number;
}

/** Stream `axes-all`. The secret of a system at an axis lies in the sealed half: the protocol's HMAC needs it in clear. */
export type AxisEvent =
  /** Joined, or joined again with another address. */
  | { readonly type: 'AxisJoined'; readonly data: AxisAddress; readonly personal: { readonly secret: string } }
  | {
      readonly type: 'AxisSecretRotated';
      readonly data: { readonly axis: string };
      readonly personal: { readonly secret: string };
    }
  | { readonly type: 'AxisLeft'; readonly data: { readonly axis: string; readonly reason: string } };

/** Stream `axissilence-<axis>`: what a restart must not forget of an axis that does not answer. Moments are RFC 3339. */
export type SilenceEvent =
  /** `since`: its last right answer, or when it was asked first. */
  | { readonly type: 'AxisFellSilent'; readonly data: { readonly axis: string; readonly since: Instant } }
  | { readonly type: 'AxisHeardAgain'; readonly data: { readonly axis: string; readonly since: Instant } };

export type AxisEventType = (AxisEvent | SilenceEvent)['type'];
