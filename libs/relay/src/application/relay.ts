import type { Bus } from '@lienthong/bus';
import type { HoldReason } from '../domain/bearing.js';
import type { BacklogStatus } from './backlog.js';
import type { RelayLimits } from './gather.js';
import type { RelayHub } from './ports.js';

export interface RelayOptions {
  readonly bus: Bus;
  readonly hub: RelayHub;
  /** The same number in every process of a hub. */
  readonly shards: number;
  readonly limits?: RelayLimits;
  /** Milliseconds; defaults 600,000, 10,000 and 1,000. */
  readonly tellEveryMs?: number;
  readonly lookEveryMs?: number;
  readonly acknowledgeEveryMs?: number;
  /** Milliseconds for which a superseded process waits whether the shard is still its own. Default 15,000. */
  readonly yieldMs?: number;
  readonly onAlarm: (alarm: RelayAlarm) => void;
}

/**
 * `superseded`: another process relays that shard now. `failed`: tried again, with the code of what broke. `unfollowed`: the
 * broker does not show the agency's group, so its gateway's acknowledgements stay unknown; told once.
 */
export type RelayAlarm =
  | { readonly kind: 'unfollowed'; readonly agency: string; readonly code: 'bus/not-authorized' }
  | { readonly kind: 'held'; readonly agency: string; readonly reason: HoldReason }
  | { readonly kind: 'superseded'; readonly shard: number }
  | { readonly kind: 'failed'; readonly shard: number | null; readonly code: string };

export interface HeldTopic {
  readonly agency: string;
  readonly reason: HoldReason;
}

export interface RelayStatus extends BacklogStatus {
  /** Shards that this process relays. */
  readonly shards: readonly number[];
  readonly topics: number;
  readonly held: readonly HeldTopic[];
  /** Records written since the start. */
  readonly relayed: number;
  /** Of the bus, so far. */
  readonly transactions: number;
  /** What stands in the way at present, by shard; empty when all is well. */
  readonly trouble: readonly { readonly shard: number | null; readonly code: string }[];
}

export interface Relay {
  status(): RelayStatus;
  /** Lets the transaction under way finish, tells the hub, leaves the group. */
  stop(): Promise<void>;
}
