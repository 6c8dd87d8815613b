import { refused } from '@lienthong/kernel';
import type { JsonObject, Outcome } from '@lienthong/kernel';
import type { DataKey } from '@lienthong/keyring';
import type { StoredPart } from '../../domain/transfer/document.js';
import type { Act } from '../ledger/execute.js';
import { ownTransfer, requestChange } from './request-change.js';
import type { ChangePorts, ChangeOutcome } from './request-change.js';

export interface RecallRequest {
  readonly transfer: string;
  readonly sender: string;
  readonly requestId: string;
  /** As of `RequestTerms`. */
  readonly namedBySender?: boolean;
  /** Agency ids; empty asks every recipient. */
  readonly agencies: readonly string[];
  readonly reason: string;
  readonly staff?: JsonObject;
  /** The edXML message that asks; sealed under the key that is given with it. */
  readonly message?: StoredPart;
}

/**
 * Takes a document back (edXML type 1, status 13): cancelled where nothing was exposed, asked for elsewhere.
 * Refusals: transfer/unknown, transfer/not-a-recipient, change/reason-required, change/identity-taken.
 */
export const recall =
  (ports: ChangePorts) =>
  async (request: RecallRequest, act: Act, key?: DataKey): Promise<Outcome<ChangeOutcome>> => {
    const { transfer, sender, requestId, namedBySender, agencies, reason, staff, message } = request;
    if (reason.trim() === '') return refused({ code: 'change/reason-required', path: '/reason' });
    const own = await ownTransfer(ports)(transfer, sender);
    if (!own.ok) return own;
    const data = { requestId, agencies, ...(message ? { message } : {}) };
    const personal = { reason, ...(staff ? { staff } : {}) };
    return requestChange(ports)(transfer, { type: 'RequestRecall', data, personal }, act, { key, namedBySender });
  };
