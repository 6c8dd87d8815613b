import type { EdxmlDocument } from '@lienthong/edxml';
import type { DataKey } from '@lienthong/keyring';
import type { StoredPart, Warning } from '../../domain/transfer/document.js';
import type { ChangeOutcome, ChangePorts } from '../changes/request-change.js';
import type { Addressees } from '../routing/addressees.js';
import type { SubmitOutcome, SubmitPorts } from './submit.js';
import type { TransferIndex } from './transfer-index.js';

export type EdxmlPorts = SubmitPorts & ChangePorts & { readonly index: TransferIndex };

/** A message whose parts are stored, sealed under `key`. */
export interface ReceivedEdxml {
  readonly message: EdxmlDocument;
  readonly warnings: readonly Warning[];
  readonly stored: { readonly message: StoredPart; readonly attachments: readonly StoredPart[] };
  /** Where its recipients are named: in the message, or beside it. */
  readonly recipientsPath: string;
  readonly key: DataKey;
  readonly test: boolean;
}

export type EdxmlOutcome =
  | ({ readonly kind: 'document' } & SubmitOutcome)
  | ({ readonly kind: 'recall' | 'update'; readonly warnings: readonly Warning[] } & ChangeOutcome);

export const headerPath = '/edXML/edXMLEnvelope/edXMLHeader/MessageHeader';

/** Agency ids behind codes: the one that held the code and the one that answers for it now. */
export const agenciesOf = (addressees: Addressees, codes: readonly string[], at: ReceivedAt): readonly string[] =>
  codes.flatMap((code) => {
    const found = addressees.resolve(code, at);
    if (found.kind === 'unknown') return [];
    return found.kind === 'succeeded' ? [found.successor, found.agency] : [found.agency];
  });

type ReceivedAt = Parameters<Addressees['resolve']>[1];
