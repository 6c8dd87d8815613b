import type { DataKey } from '@lienthong/keyring';
import { ok } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { Content, DocumentBody, Warning } from '../../domain/transfer/document.js';
import { proofOf } from '../intake/proof.js';
import type { Act } from '../ledger/execute.js';
import type { Addressees } from '../routing/addressees.js';
import { checkRecipients, resolveCodes } from '../routing/resolve.js';
import { ownTransfer, requestChange } from './request-change.js';
import type { ChangePorts, ChangeOutcome } from './request-change.js';

export interface UpdateRequest {
  readonly transfer: string;
  readonly sender: string;
  readonly requestId: string;
  /** As of `RequestTerms`. */
  readonly namedBySender?: boolean;
  readonly reason: string;
  /** Absent when only the recipients change. Its parts are sealed under the transfer's own key. */
  readonly content?: { readonly content: Omit<Content, 'proof'>; readonly body: DocumentBody };
  /** Codes as written. */
  readonly added: readonly string[];
  /** Agency ids. */
  readonly removed: readonly string[];
  readonly warnings: readonly Warning[];
}

/**
 * Changes the content or the recipients of a document that is under way (edXML type 2).
 * Refusals: transfer/unknown, transfer/not-a-recipient, transfer/nothing-to-update, transfer/removed-and-added, recipient/….
 */
export const update =
  (ports: ChangePorts & { readonly addressees: Addressees }) =>
  async (request: UpdateRequest, act: Act, key?: DataKey): Promise<Outcome<ChangeOutcome>> => {
    const { transfer, sender, requestId, reason, added, removed, warnings } = request;
    const own = await ownTransfer(ports)(transfer, sender);
    if (!own.ok) return own;
    const { codes, requests } = own.value.state;
    // A repeat is answered as the first was, whatever has become of the codes since.
    const checked =
      added.length === 0 || requests.has(requestId)
        ? ok(undefined)
        : checkRecipients(ports.addressees, added, act.at, '/addRecipients', codes);
    if (!checked.ok) return checked;
    const stored = request.content && {
      ...request.content.content,
      proof: proofOf(request.content.body.salt, request.content.body.digest),
    };
    const data = { requestId, added, removed, warnings, ...(stored ? { content: stored } : {}) };
    const personal = { reason, ...(request.content ? { body: request.content.body } : {}) };
    return requestChange(ports)(
      transfer,
      { type: 'Update', data, personal, resolution: resolveCodes(ports.addressees, added, act.at) },
      act,
      { key, namedBySender: request.namedBySender },
    );
  };
