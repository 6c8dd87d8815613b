import type {
  Answer,
  AnswerDraft,
  ChangeTaken,
  Changes,
  DocumentTaken,
  FilePart,
  MessageTaken,
  ReportDraft,
  StatusTaken,
  SubmissionDraft,
  WindowEntry,
} from '@lienthong/client';

/** A document whose attachments are there and are what it names. */
export interface OpenedDocument {
  readonly version: number;
  readonly subject: string;
  /** Of the attachments, hex. */
  readonly sha256: readonly string[];
}

/** How an agency's software reaches the hub, over HTTP or over the message bus. */
export interface HubLink extends Changes {
  submitEdxml(path: string): Answer<MessageTaken>;
  submitDocument(document: SubmissionDraft, files: readonly FilePart[]): Answer<DocumentTaken>;
  report(transfer: string, report: ReportDraft): Answer<StatusTaken | ChangeTaken>;
  answer(transfer: string, answer: AnswerDraft): Answer<StatusTaken | ChangeTaken>;
  /** Every entry of the inbox, from its first on. Ends with the signal; rejects where the hub refuses to go on. */
  follow(take: (entry: WindowEntry) => void, signal: AbortSignal): Promise<void>;
  /** The inbox as it stands now, from its beginning. */
  inbox(): Answer<readonly WindowEntry[]>;
  /** Faults: `demo/wrong-hash`. */
  open(entry: WindowEntry): Answer<OpenedDocument>;
  /** The entry is durable with the agency. */
  acknowledge(entry: WindowEntry): Answer<unknown>;
}
