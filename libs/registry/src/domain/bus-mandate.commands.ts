import type { Instant, Refusal } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import type { Standing } from './agency.directory.js';
import type { BusMandate } from './bus-mandate.events.js';
import type { SystemId } from './system.events.js';

export type BusMandateCommand =
  | {
      readonly type: 'GrantBusMandate';
      readonly mandate: BusMandate;
      /** The agency's on the day on which the mandate begins. */
      readonly standing: Standing;
      /** Whether the system may speak for the agency, by its ordinary mandates, all that time. */
      readonly mayAct: boolean;
    }
  | { readonly type: 'EndBusMandate'; readonly agency: AgencyId; readonly system: SystemId; readonly at: Instant };

export type BusMandateRefusalCode =
  | 'bus-mandate/dates'
  | 'bus-mandate/agency-unknown'
  | 'bus-mandate/agency-closed'
  | 'bus-mandate/needs-mandate'
  | 'bus-mandate/held'
  | 'bus-mandate/held-until';

export type BusMandateRefusal = Refusal<BusMandateRefusalCode>;
