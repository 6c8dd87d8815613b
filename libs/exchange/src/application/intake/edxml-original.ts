import type { EdxmlDocument } from '@lienthong/edxml';
import type { TransferIndex } from './transfer-index.js';

/**
 * The transfer that a recall or an update speaks of. Senders name it in Bussiness/DocumentId, by repeating its own
 * DocumentId, or, where one document takes back another, in ResponseFor.
 */
export const originalOf = (
  index: Pick<TransferIndex, 'newestSentBy'>,
  sender: string,
  message: EdxmlDocument,
): string | undefined => {
  const named = [
    message.business.documentId,
    message.documentId,
    ...message.responseFor.map((reference) => reference.documentId),
  ];
  for (const documentId of named) {
    const transfer = documentId === undefined ? undefined : index.newestSentBy(sender, documentId);
    if (transfer !== undefined) return transfer;
  }
  return undefined;
};
