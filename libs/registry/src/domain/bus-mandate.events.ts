import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import type { SystemId } from './system.events.js';

/** The right of one system to speak for the agency on the message bus from `from` until before `to`; open without it. */
export interface BusMandate {
  readonly agency: AgencyId;
  readonly system: SystemId;
  readonly from: Instant;
  readonly to?: Instant;
}

export type BusMandateEvent =
  | { readonly type: 'BusMandateGranted'; readonly data: BusMandate }
  /** What this system holds for the agency ends at `at`; what others hold stays. */
  | {
      readonly type: 'BusMandateEnded';
      readonly data: { readonly agency: AgencyId; readonly system: SystemId; readonly at: Instant };
    };

const TYPES: Readonly<Record<BusMandateEvent['type'], true>> = { BusMandateGranted: true, BusMandateEnded: true };

export const isBusMandateEventType = (type: string): type is BusMandateEvent['type'] => Object.hasOwn(TYPES, type);
