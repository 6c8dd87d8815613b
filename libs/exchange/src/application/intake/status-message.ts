import type { JsonObject, Instant, Outcome } from '@lienthong/kernel';
import { ok, refused } from '@lienthong/kernel';
import type { ChangeReceipt, StatusOutcome } from '../../domain/inbox/answer.js';
import { recall } from '../changes/recall.js';
import { settledTransfer } from '../changes/settled-transfer.js';
import type { ChangePorts } from '../changes/request-change.js';
import { onceConsigned } from '../delivery/once-consigned.js';
import { reportStatus } from '../delivery/report.js';
import type { Act } from '../ledger/execute.js';
import type { Addressees } from '../routing/addressees.js';
import { namedCode } from '../routing/named-code.js';
import { recipientsNamed } from './named-recipients.js';
import { speakerOf } from './parties.js';
import type { Mandates } from './parties.js';
import type { TransferIndex } from './transfer-index.js';

export type StatusPorts = ChangePorts & { readonly addressees: Addressees; readonly index: TransferIndex };

/** A status as the wire has it: it names the document, not the transfer. */
export interface StatusMessage {
  readonly from: string;
  /** Code of the other party: the document's sender, or for 13 the recipient that is asked. */
  readonly addressee?: string;
  readonly documentId: string;
  readonly code: string;
  /** Identity of the message; for edXML (From, DocumentId, StatusCode, Timestamp). */
  readonly reportId: string;
  readonly claimedAt: Instant;
  readonly reason?: string;
  readonly staff?: JsonObject;
  /** Paths of the parts in the input. */
  readonly paths: {
    readonly from: string;
    readonly documentId: string;
    readonly code: string;
    readonly addressee: string;
    readonly claimedAt: string;
  };
}

export type StatusMessageOutcome =
  ({ readonly kind: 'status' } & StatusOutcome) | { readonly kind: 'recall'; readonly receipt: ChangeReceipt };

/** Applies a status message. Refusals: sender/…, status/document-unknown, delivery/…, transfer/…. */
export const applyStatusMessage =
  (ports: StatusPorts) =>
  async (message: StatusMessage, mandates: Mandates, act: Act): Promise<Outcome<StatusMessageOutcome>> => {
    const { documentId, code, reportId, claimedAt, reason, staff, paths } = message;
    const speaker = speakerOf({ ...ports, mandates }, message.from, act.at, paths.from);
    if (!speaker.ok) return speaker;
    const agency = speaker.value;
    const said: Act = { ...act, by: { ...act.by, agency } };
    await ports.index.caughtUp();

    if (code === '13') {
      const transfer = ports.index.newestSentBy(agency, documentId);
      if (transfer === undefined) return refused({ code: 'status/document-unknown', path: paths.documentId });
      const found = message.addressee === undefined ? undefined : ports.addressees.resolve(message.addressee, act.at);
      if (found?.kind === 'unknown') {
        const named = { params: { agency: '#1' }, ...namedCode(message.addressee ?? '') };
        return refused({ code: 'recipient/unknown', path: paths.addressee, ...named });
      }
      const state = (await settledTransfer(ports)(transfer))?.state;
      const codes = message.addressee === undefined ? [] : [message.addressee];
      const agencies = recipientsNamed(ports.addressees, state, codes, act.at);
      if (codes.length > 0 && agencies.length === 0) {
        return refused({ code: 'transfer/not-a-recipient', path: paths.addressee, params: { agency: codes[0] ?? '' } });
      }
      // 13 goes to one recipient at a time, to several within one second: each is a request of its own.
      const requestId = [reportId, ...agencies].join('/');
      const request = { transfer, sender: agency, requestId, agencies, reason: reason ?? '' };
      const outcome = await recall(ports)({ ...request, ...(staff ? { staff } : {}) }, said);
      return outcome.ok ? ok({ kind: 'recall', receipt: outcome.value.receipt }) : outcome;
    }

    const transfer = ports.index.newestReceivedBy(agency, documentId);
    if (transfer === undefined) return refused({ code: 'status/document-unknown', path: paths.documentId });
    const report = {
      transfer,
      agency,
      code,
      reportId,
      claimedAt,
      claimedAtPath: paths.claimedAt,
      ...(reason === undefined ? {} : { reason }),
      ...(staff === undefined ? {} : { staff }),
    };
    const outcome = await onceConsigned(ports)(transfer, () => reportStatus(ports)(report, said));
    if (outcome.ok) return ok({ kind: 'status', ...outcome.value });
    return refused({ ...outcome.refusal, path: paths.code });
  };
