import type { EventStore } from '@lienthong/event-store';
import type { Clock } from '@lienthong/kernel';
import type { Keyring } from '@lienthong/keyring';

/** What it takes to write facts and to read them back. */
export interface LedgerPorts {
  readonly store: EventStore;
  readonly keyring: Keyring;
  readonly clock: Clock;
}
