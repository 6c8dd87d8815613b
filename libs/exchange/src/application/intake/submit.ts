import type { RecordedEvent } from '@lienthong/event-store';
import type { BusinessTypeNumber } from '@lienthong/identifiers';
import { Fault, ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { DataKey } from '@lienthong/keyring';
import type { Content, DocumentBody, Warning } from '../../domain/transfer/document.js';
import { SUBMISSION } from '../../domain/transfer/transfer.decide.js';
import type { Replaced } from '../../domain/transfer/transfer.events.js';
import { transferDecider } from '../ledger/aggregates.js';
import { execute, freshly } from '../ledger/execute.js';
import type { Act } from '../ledger/execute.js';
import { openPersonal } from '@lienthong/ledger';
import type { LedgerPorts } from '@lienthong/ledger';
import { transferStream } from '../ledger/streams.js';
import type { Addressees } from '../routing/addressees.js';
import { checkRecipients, resolveCodes } from '../routing/resolve.js';
import { headerPath } from './edxml-ports.js';
import { everNamed } from './named-recipients.js';
import { proofOf } from './proof.js';
import { receiptOf } from './receipt.js';
import type { Receipt } from './receipt.js';

export type SubmitPorts = LedgerPorts & { readonly addressees: Addressees };

/** A document whose parts are stored and hashed, by whatever edge it came. */
export interface Submission {
  readonly transfer: string;
  readonly sender: string;
  readonly senderCode: string;
  readonly businessType: BusinessTypeNumber;
  readonly form: 'edxml' | 'json';
  readonly recipients: readonly string[];
  /** Where the codes stand in the input, as a path. */
  readonly recipientsPath: string;
  readonly content: Omit<Content, 'proof'>;
  readonly body: DocumentBody;
  readonly replaces: readonly Replaced[];
  readonly test: boolean;
  readonly warnings: readonly Warning[];
}

export interface SubmitOutcome {
  readonly receipt: Receipt;
  /** True when the hub had this document before: the parts that were stored for this attempt are not needed. */
  readonly repeated: boolean;
  /** Of the newest event that this submission made or found. */
  readonly position: number;
}

/** A submission and what it resolved are one append; its place in the log is that of the last of them. */
const endOfSubmission = (history: readonly RecordedEvent[]): number =>
  Math.max(
    ...history
      .filter(({ revision, data }) => revision === 0 || data['of'] === SUBMISSION)
      .map(({ position }) => position),
  );

/** The answer to a retry: the first receipt again, with an addendum when further recipients are named. */
const again = async (ports: SubmitPorts, submission: Submission, act: Act): Promise<Outcome<SubmitOutcome>> => {
  const stream = transferStream(submission.transfer);
  const history = await ports.store.readStream(stream);
  const first = history[0];
  if (!first) throw new Fault('exchange/transfer-missing', 'A taken identity has no transfer');
  const body = (await openPersonal(ports)(first)) as DocumentBody | undefined;
  if (!body) return refused({ code: 'transfer/erased' });
  const { proof } = first.data as unknown as Content;
  if (proofOf(body.salt, submission.body.digest) !== proof) {
    return refused({
      code: 'transfer/identity-taken',
      path: submission.form === 'json' ? '/messageId' : `${headerPath}/DocumentId`,
    });
  }
  // A retry must not bring back whom an update removed: everybody who was ever named is known.
  const known = everNamed(history);
  const codes = submission.recipients.filter((code) => !known.has(code));
  const checked =
    codes.length === 0 ? ok(undefined) : checkRecipients(ports.addressees, codes, act.at, submission.recipientsPath);
  if (!checked.ok) return checked;
  const data = { requestId: `${act.id}/${codes.join(' ')}`, codes };
  const added = await execute(ports)(
    transferDecider,
    { stream },
    { type: 'AddRecipients', data, resolution: resolveCodes(ports.addressees, codes, act.at) },
    { ...act, id: data.requestId },
  );
  if (!added.ok) return added;
  const later: readonly (RecordedEvent | (typeof added.value.appended)[number])[] = [
    ...history,
    ...added.value.appended,
  ];
  const place = { epoch: ports.store.epoch, position: endOfSubmission(history) };
  const receipt = receiptOf(submission.transfer, place, first, body, later);
  const position = Math.max(added.value.position, history.at(-1)?.position ?? 0);
  return ok({ receipt, repeated: true, position });
};

/** Durable when it resolves. Refusals: recipient/…, transfer/identity-taken, transfer/erased. */
export const submitDocument =
  (ports: SubmitPorts) =>
  async (submission: Submission, key: DataKey, act: Act): Promise<Outcome<SubmitOutcome>> => {
    const { sender, senderCode, businessType, form, recipients, replaces, test, warnings, body, transfer } = submission;
    const stream = transferStream(transfer);
    const checked = checkRecipients(ports.addressees, recipients, act.at, submission.recipientsPath);
    // A retry may come after a recipient was closed: what was accepted once gets its receipt again.
    if (!checked.ok) return (await ports.store.headOf(stream)) < 0 ? checked : again(ports, submission, act);
    const content = { ...submission.content, proof: proofOf(body.salt, body.digest) };
    const data = { ...content, sender, senderCode, businessType, form, recipients, replaces, test, warnings };
    const target = { stream, key, newKey: true };
    const outcome = await execute(ports)(
      transferDecider,
      target,
      { type: 'Submit', data, personal: body, resolution: resolveCodes(ports.addressees, recipients, act.at) },
      act,
      freshly(transferDecider),
    );
    if (!outcome.ok)
      return outcome.refusal.code === 'transfer/identity-taken' ? again(ports, submission, act) : outcome;
    const [event] = outcome.value.appended;
    if (!event) throw new Fault('exchange/nothing-appended', 'A submission was accepted without an event');
    const { position } = outcome.value;
    return ok({
      receipt: receiptOf(transfer, { epoch: ports.store.epoch, position }, event, body),
      repeated: false,
      position,
    });
  };
