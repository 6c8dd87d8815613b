import type { NewEvent, RecordedEvent } from '@lienthong/event-store';
import type { DocumentBody } from '../../domain/transfer/document.js';
import type { TransferEvent } from '../../domain/transfer/transfer.events.js';

/** Evidence of a submission (ETSI EN 319 522-3 SubmissionAcceptance): who, what with hashes, when, at which place. */
export interface Receipt {
  readonly event: 'http://uri.etsi.org/19522/Event/SubmissionAcceptance';
  readonly transfer: string;
  /** Id of the event that the receipt is about. */
  readonly eventId: string;
  readonly epoch: string;
  readonly position: number;
  readonly submittedAt: string;
  readonly sender: string;
  readonly system: string | null;
  readonly documentId: string;
  readonly recipients: readonly string[];
  readonly content: {
    /** SHA-256 of the canonical form, hex. */
    readonly digest: string;
    readonly attachments: readonly { readonly name: string; readonly sha256: string; readonly size: number }[];
  };
  readonly test: boolean;
  readonly warnings: readonly { readonly code: string; readonly path: string }[];
  /** Later submissions of the same content that named further recipients. */
  readonly addenda: readonly {
    readonly eventId: string;
    readonly at: string;
    readonly recipients: readonly string[];
  }[];
  /** The place of the hub's signature; null until receipts are signed. */
  readonly signature: null;
}

type Submitted = Extract<TransferEvent, { type: 'DocumentSubmitted' }>['data'];

export const receiptOf = (
  transfer: string,
  { epoch, position }: Pick<Receipt, 'epoch' | 'position'>,
  event: NewEvent,
  body: DocumentBody,
  later: readonly (NewEvent | RecordedEvent)[] = [],
): Receipt => {
  const data = event.data as unknown as Submitted;
  return {
    event: 'http://uri.etsi.org/19522/Event/SubmissionAcceptance',
    transfer,
    eventId: event.id,
    epoch,
    position,
    submittedAt: event.meta.at,
    sender: data.sender,
    system: event.meta.by.system ?? null,
    documentId: data.head.documentId,
    recipients: data.recipients,
    content: {
      digest: body.digest,
      attachments: body.attachments.map(({ name, sha256 }, index) => ({
        name,
        sha256,
        size: data.attachments[index]?.size ?? 0,
      })),
    },
    test: data.test,
    warnings: data.warnings,
    addenda: later
      .filter((one) => one.type === 'RecipientsAdded')
      .map((one) => ({
        eventId: one.id,
        at: one.meta.at,
        recipients: (one.data as { codes: readonly string[] }).codes,
      })),
    signature: null,
  };
};
