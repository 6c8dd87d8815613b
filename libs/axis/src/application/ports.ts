import type { EventStore } from '@lienthong/event-store';
import type { Clock } from '@lienthong/kernel';
import type { Keyring } from '@lienthong/keyring';

/** What it takes to keep the axis's own facts. */
export interface AxisLedger {
  readonly store: EventStore;
  readonly keyring: Keyring;
  readonly clock: Clock;
}
