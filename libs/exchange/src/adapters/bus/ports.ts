import type { Instant } from '@lienthong/kernel';
import type { IntakePorts } from '../intake/caller.js';
import type { ExchangeLimits } from '../intake/limits.js';

/** Whose words the records of an agency's `out` topic hold, as the register knows it. */
export interface BusHolders {
  /** By the broker's append time; undefined when nobody held the bus mandate. */
  holderAt(agency: string, at: Instant): string | undefined;
}

export interface BusPorts extends IntakePorts {
  readonly holders: BusHolders;
  readonly limits: ExchangeLimits;
}
