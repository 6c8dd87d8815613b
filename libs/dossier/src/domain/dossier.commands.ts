import type { Instant, Refusal } from '@lienthong/kernel';
import type { AgencyId, DossierCode } from '@lienthong/identifiers';
import type { Alarm, Channel, Words } from './dossier.events.js';

interface Acting {
  /** When the hub takes it in. */
  readonly now: Instant;
}

/** When it happened, by the word of who says so. */
interface Dated {
  readonly at: Instant;
  /** Nobody named the moment: `at` is when the hub heard of it. */
  readonly undated?: true;
}

export interface Reporting extends Acting, Dated, Words {
  readonly leg: string;
  /** Who reports, as the register resolved it. */
  readonly agency: AgencyId;
  readonly reportId: string;
}

/** Ends a wait: the supplement came, the fee was paid, the relatives confirmed. */
export interface Answering extends Acting, Dated {
  readonly type: 'EndWait';
  readonly requestId: string;
  readonly items: readonly string[];
}

export type DossierCommand =
  | (Acting & {
      readonly type: 'File';
      readonly channel: Channel;
      readonly options: readonly string[];
      readonly items: readonly string[];
      readonly receiver: AgencyId;
      /** Default: where the receiver is. */
      readonly place?: AgencyId;
      readonly filedAt: Instant;
    })
  /** `codesOfReceiver`: every code the receiver has, since the dossier's code begins with one of them. */
  | (Acting & {
      readonly type: 'Receive';
      readonly code: DossierCode;
      readonly national?: string;
      readonly codesOfReceiver: readonly string[];
      readonly receivedAt: Instant;
      /** Nobody named the moment: `receivedAt` is when the hub heard of it. */
      readonly undated?: true;
    })
  | (Acting & Words & { readonly type: 'RefuseReception' })
  | (Acting & { readonly type: 'LinkCode'; readonly national: string })
  | (Reporting & { readonly type: 'Acknowledge' })
  | (Reporting & { readonly type: 'ReportStep'; readonly step: string })
  /** `items`: every result that is there, on paper or with data. */
  | (Reporting & { readonly type: 'Complete'; readonly items: readonly string[] })
  | (Reporting & { readonly type: 'Fail' })
  | (Reporting & { readonly type: 'Return'; readonly to: string })
  | (Reporting & { readonly type: 'FindOption'; readonly option: string })
  | (Reporting & { readonly type: 'RequestSupplement' })
  | (Reporting & { readonly type: 'RequestFee'; readonly fee: string })
  | (Reporting & { readonly type: 'AwaitConfirmation' })
  | Answering
  | (Acting & { readonly type: 'AssignLeg'; readonly leg: string; readonly agency: AgencyId })
  | (Acting & Words & { readonly type: 'Apologise'; readonly due: Instant })
  | (Acting & Words & { readonly type: 'Withdraw' })
  | (Acting & Words & { readonly type: 'Stop'; readonly by: AgencyId })
  | (Acting & Dated & { readonly type: 'DeliverResult' })
  | (Acting & { readonly type: 'Succeed'; readonly from: AgencyId; readonly to: AgencyId })
  | (Acting & { readonly type: 'RaiseAlarm'; readonly key: string; readonly alarm: Alarm });

export type DossierRefusalCode =
  | 'dossier/unknown'
  | 'dossier/filed-already'
  | 'dossier/not-received'
  | 'dossier/received-already'
  | 'dossier/finished'
  | 'dossier/said-otherwise'
  | 'dossier/no-items'
  | 'dossier/repeated'
  | 'dossier/option-on-the-way'
  | 'dossier/unknown-option'
  | 'dossier/unknown-item'
  | 'dossier/code-prefix'
  | 'dossier/code-date'
  | 'dossier/code-linked'
  | 'dossier/before-reception'
  | 'dossier/unknown-leg'
  | 'dossier/leg-not-started'
  | 'dossier/leg-not-open'
  | 'dossier/report-conflict'
  | 'dossier/result-missing'
  | 'dossier/wrong-agency'
  | 'dossier/unknown-step'
  | 'dossier/no-such-return'
  | 'dossier/reason-required'
  | 'dossier/clock-not-stopped-by-that'
  | 'dossier/unknown-fee'
  | 'dossier/waiting-already'
  | 'dossier/nothing-awaited'
  | 'dossier/citizen-awaited'
  | 'dossier/answer-conflict'
  | 'dossier/assigned-already'
  | 'dossier/no-due-date'
  | 'dossier/apology-late'
  | 'dossier/apology-again'
  | 'dossier/apology-not-later'
  | 'dossier/apology-too-far'
  | 'dossier/apology-out-of-hours'
  | 'dossier/result-not-issued'
  | 'dossier/result-issued';

export type DossierRefusal = Refusal<DossierRefusalCode>;
