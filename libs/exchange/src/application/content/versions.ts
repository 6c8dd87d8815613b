import type { RecordedEvent } from '@lienthong/event-store';
import type { Content, DocumentBody } from '../../domain/transfer/document.js';
import { openPersonal } from '@lienthong/ledger';
import type { LedgerPorts } from '@lienthong/ledger';
import type { LoadedTransfer } from '../routing/transfer-state.js';

/** One content of a transfer: that of the submission (version 0) or of an update. */
export interface ContentVersion {
  readonly version: number;
  readonly event: RecordedEvent;
  readonly content: Content;
}

export const versionsOf = ({ history }: LoadedTransfer): readonly ContentVersion[] =>
  history
    .flatMap((event) => {
      const content =
        event.type === 'DocumentSubmitted'
          ? (event.data as unknown as Content)
          : event.type === 'DocumentUpdated'
            ? (event.data as { content?: unknown }).content
            : undefined;
      return content === undefined ? [] : [{ event, content: content as Content }];
    })
    .map((one, version) => ({ ...one, version }));

/** The sealed half; undefined once it is erased. */
export const bodyOf =
  (ports: Pick<LedgerPorts, 'keyring'>) =>
  async ({ event }: ContentVersion): Promise<DocumentBody | undefined> => {
    const personal = await openPersonal(ports)(event);
    const body = event.type === 'DocumentSubmitted' ? personal : personal?.['body'];
    return body as unknown as DocumentBody | undefined;
  };
