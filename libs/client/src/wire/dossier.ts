/** A file of a document that went through the hub. */
export interface FileReference {
  readonly transfer: string;
  readonly attachment: number;
  readonly name?: string;
}

/** A file that the dossier holds. */
export interface HeldFile {
  readonly sha256: string;
  readonly name: string;
  readonly type?: string;
}

/** What a citizen or a leg hands in; without fields and files it is there on paper. */
export interface ItemDraft {
  readonly item: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly files?: readonly FileReference[];
  /** Bytes that went ahead (`upload`), by the same agency and system. */
  readonly uploads?: readonly (HeldFile & { readonly upload: string })[];
}

/** What is in an item for whoever may see it. */
export interface ItemContent {
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly files?: readonly (FileReference | HeldFile)[];
}

export interface FilingDraft {
  /** Identity of the filing: a repeat answers as the first did. */
  readonly messageId: string;
  /** Any code of the agency that receives it. */
  readonly receiver: string;
  readonly procedure: string;
  readonly channel: 'direct' | 'online' | 'post';
  readonly options?: readonly string[];
  readonly items?: readonly ItemDraft[];
  readonly place?: string;
  readonly contact?: { readonly name?: string; readonly phone?: string; readonly email?: string };
  readonly filedAt?: string;
}

export type LegReport =
  | 'acknowledged'
  | 'step'
  | 'completed'
  | 'failed'
  | 'returned'
  | 'option-found'
  | 'supplement-needed'
  | 'fee-needed'
  | 'confirmation-needed';

export interface LegReportDraft {
  /** Identity of the report: a repeat is no new fact. */
  readonly reportId: string;
  readonly report: LegReport;
  readonly agency?: string;
  readonly at?: string;
  readonly step?: string;
  readonly to?: string;
  readonly option?: string;
  readonly fee?: string;
  readonly items?: readonly ItemDraft[];
  readonly reason?: string;
  readonly person?: string;
}

export interface ReceptionDraft {
  readonly code: string;
  readonly national?: string;
  readonly receivedAt?: string;
}

export interface CitizenAnswerDraft {
  readonly requestId: string;
  readonly at?: string;
  readonly items?: readonly ItemDraft[];
}

export interface DossierTaken {
  readonly dossier: string;
  readonly status: 'filed' | 'received' | 'issued' | 'ended';
  readonly code: string | null;
  readonly national: string | null;
  readonly due: string | null;
  readonly revision: number;
  /** False when it was heard before, or true already. */
  readonly recorded: boolean;
  readonly events: readonly { readonly eventId: string; readonly type: string }[];
}

export interface DossierLeg {
  readonly leg: string;
  readonly name: string;
  readonly agency: string | null;
  readonly status: 'awaited' | 'open' | 'returned' | 'done' | 'failed' | 'cancelled';
  readonly attempt: number;
  readonly since: string;
  readonly due: string | null;
  readonly acknowledgeBy: string | null;
  readonly acknowledged: boolean;
  readonly doneAt: string | null;
  readonly returnedTo: string | null;
}

export interface Dossier {
  readonly dossier: string;
  readonly status: DossierTaken['status'];
  readonly ending: 'not-received' | 'delivered' | 'withdrawn' | 'stopped' | 'refused' | null;
  readonly code: string | null;
  readonly national: string | null;
  readonly procedure: { readonly code: string; readonly from: string; readonly name: string };
  readonly channel: string;
  readonly options: readonly string[];
  readonly receiver: string;
  readonly place: string;
  readonly filedAt: string;
  readonly receivedAt: string | null;
  readonly due: string | null;
  readonly apologised: boolean;
  readonly stoppedSince: string | null;
  readonly supplements: number;
  readonly legs: readonly DossierLeg[];
  readonly waits: readonly {
    readonly requestId: string;
    readonly cause: 'supplement' | 'fee' | 'confirmation';
    readonly leg: string;
    readonly since: string;
    readonly remindAt: string;
  }[];
  readonly items: readonly {
    readonly item: string;
    readonly name: string;
    readonly content: ItemContent | null;
    readonly visible: boolean;
  }[];
}

export interface DossierTraceLine {
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly assertedBy: { readonly role: string; readonly agency: string | null; readonly system: string | null };
  readonly data: Readonly<Record<string, unknown>>;
  readonly words: { readonly reason?: string; readonly person?: string } | null;
}

export type BoardState = 'overdue' | 'near' | 'unacknowledged' | 'silent' | 'open';

export interface OpenWork {
  readonly dossier: string;
  readonly code: string | null;
  readonly procedure: string;
  readonly agency: string;
  readonly receiver: string;
  /** Null: the whole dossier, for who received it. */
  readonly leg: string | null;
  readonly since: string;
  readonly due: string | null;
  readonly acknowledgeBy: string | null;
  readonly acknowledged: boolean;
  readonly waiting: boolean;
  readonly told: number;
}

export interface AwaitedLeg {
  readonly dossier: string;
  readonly code: string | null;
  readonly procedure: string;
  readonly receiver: string;
  readonly leg: string;
  readonly since: string;
}
