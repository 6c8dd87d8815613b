import type { NewEvent, RecordedEvent } from '@lienthong/event-store';
import type { SubmissionFacts } from '../../domain/inbox/answer.js';
import type { Content, DocumentBody } from '../../domain/transfer/document.js';
import type { TransferEvent } from '../../domain/transfer/transfer.events.js';

/** Evidence of a submission (ETSI EN 319 522-3 SubmissionAcceptance): who, what with hashes, when, at which place. */
export interface Receipt extends SubmissionFacts {
  readonly content: ReceivedContent;
}

export interface ReceivedContent {
  /** SHA-256 of the canonical form, hex. */
  readonly digest: string;
  readonly attachments: readonly { readonly name: string; readonly sha256: string; readonly size: number }[];
}

type Submitted = Extract<TransferEvent, { type: 'DocumentSubmitted' }>['data'];

/** What a receipt says about the content; the sizes stand in the clear half. */
export const receivedContent = (
  { digest, attachments }: Pick<DocumentBody, 'digest' | 'attachments'>,
  stored: Pick<Content, 'attachments'>,
): ReceivedContent => ({
  digest,
  attachments: attachments.map(({ name, sha256 }, index) => ({
    name,
    sha256,
    size: stored.attachments[index]?.size ?? 0,
  })),
});

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
    content: receivedContent(body, data),
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

/** The half of a receipt that may stand in clear. */
export const factsOf = (receipt: Receipt): SubmissionFacts => {
  const { event, transfer, eventId, epoch, position, submittedAt, sender, system } = receipt;
  const { documentId, recipients, test, warnings, addenda, signature } = receipt;
  const when = { event, transfer, eventId, epoch, position, submittedAt, sender, system };
  return { ...when, documentId, recipients, test, warnings, addenda, signature };
};
