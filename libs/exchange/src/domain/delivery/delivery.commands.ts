import type { ReportWords } from './delivery.events.js';
import type { ReportCode } from './status-code.js';

interface Claim extends ReportWords {
  readonly reportId: string;
  /** RFC 3339; what the reporter says, not when the hub heard it. */
  readonly claimedAt: string;
}

export type DeliveryCommand =
  | { readonly type: 'Consign'; readonly sequence: number }
  | { readonly type: 'Expose'; readonly system: string }
  | { readonly type: 'HandOver'; readonly system: string; readonly sequence: number }
  | ({ readonly type: 'Report'; readonly code: ReportCode } & Claim)
  | ({ readonly type: 'Answer'; readonly agreed: boolean } & Claim)
  | { readonly type: 'Recall'; readonly requestId: string }
  | { readonly type: 'AskUpdate'; readonly requestId: string }
  | { readonly type: 'FallSilent'; readonly afterHours: number; readonly working?: true }
  | { readonly type: 'ExpireAcceptance'; readonly afterHours: number }
  | { readonly type: 'PassOn'; readonly successor: string | null; readonly closedOn: string };

export interface DeliveryRefusal {
  readonly code:
    | 'delivery/not-consigned'
    | 'delivery/cancelled'
    | 'delivery/recalled'
    | 'delivery/passed-on'
    | 'delivery/already-accepted'
    | 'delivery/already-refused'
    | 'delivery/reason-required'
    | 'delivery/nothing-to-answer';
  readonly path?: string;
  readonly params?: Readonly<Record<string, string>>;
}
