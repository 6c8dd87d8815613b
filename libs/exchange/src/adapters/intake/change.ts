import { deriveEventId } from '@lienthong/event-store';
import { orRefuse, Refused, validateDto } from '@lienthong/http-edge';
import { recall } from '../../application/changes/recall.js';
import { update } from '../../application/changes/update.js';
import { edxmlFit, UNSAID } from '../../application/intake/edxml-fit.js';
import { contentOfJson } from '../../application/intake/json-document.js';
import type { JsonDocument } from '../../application/intake/json-document.js';
import type { DocumentHead, Warning } from '../../domain/transfer/document.js';
import { promulgationAhead } from '../../application/intake/times-ahead.js';
import { submitJson } from '../../application/intake/json-submit.js';
import { agenciesOfCodes } from './agency-codes.js';
import type { Answer } from './answer.js';
import type { ReceivedBody } from './bodies/received-body.js';
import type { StoredParts } from './bodies/stored-parts.js';
import type { Made } from './bodies/with-parts.js';
import type { Caller, IntakePorts } from './caller.js';
import { ReplaceDto, UpdateDto } from './dto/change.dto.js';
import type { RecallDto } from './dto/change.dto.js';
import type { OwnTransfer } from './own-transfer.js';

/** Takes a document back: cancelled where unopened, asked for elsewhere. Throws `Refused`. */
export const recallOwn =
  ({ exchange }: IntakePorts) =>
  async ({ transfer, sender, act }: OwnTransfer, dto: RecallDto): Promise<Answer> => {
    const agencies = agenciesOfCodes(exchange.addressees, dto.agencies ?? [], act.at, '/agencies');
    const requestId = deriveEventId('change', sender, dto.messageId);
    const asked = { transfer: transfer.id, sender, requestId, namedBySender: true, agencies, reason: dto.reason };
    const { receipt } = orRefuse(await recall(exchange)(asked, act));
    return { kind: 'recall', receipt };
  };

/** Of the document as it is from now on, whose recipients are those that it has. */
const warningsOf = (
  { transfer: { state }, senderCode, act }: OwnTransfer,
  head: DocumentHead,
  document: JsonDocument,
): readonly Warning[] => {
  const { businessType, codes } = state;
  const replaces = state.replaces.map((documentId) => ({ documentId, agencies: [] }));
  const submitted = { senderCode, recipients: [...codes], head, businessType, replaces };
  return [
    ...promulgationAhead(head, act.at, '/document/promulgatedOn'),
    ...edxmlFit(submitted, document, act.at, UNSAID),
  ];
};

/** Changes a document or its recipients. Throws `Refused`. */
export const updateOwn =
  ({ exchange }: IntakePorts) =>
  async (own: OwnTransfer, body: ReceivedBody, parts: StoredParts): Promise<Made<Answer>> => {
    const { transfer, sender, senderCode, act } = own;
    if (body.kind === 'edxml') throw new Refused({ code: 'http/wrong-type', path: 'Content-Type' });
    const dto = validateDto(UpdateDto, body.document);
    const content = dto.document && orRefuse(contentOfJson(dto.document, body.files, senderCode, dto.messageId));
    if (!content && body.files.length > 0) throw new Refused({ code: 'attachment/undeclared', path: '/document' });
    const removed = agenciesOfCodes(exchange.addressees, dto.removeRecipients ?? [], act.at, '/removeRecipients');
    const warnings = dto.document && content ? warningsOf(own, content.content.head, dto.document) : [];
    const asked = {
      transfer: transfer.id,
      sender,
      requestId: deriveEventId('change', sender, dto.messageId),
      namedBySender: true,
      reason: dto.reason,
      ...(content ? { content } : {}),
      added: dto.addRecipients ?? [],
      removed,
      warnings,
    };
    const { receipt, repeated, warnings: recorded } = orRefuse(await update(exchange)(asked, act, parts.key));
    return { used: !repeated, answer: { kind: 'update', receipt, warnings: recorded } };
  };

/** Sends a document that replaces an own one, by default to the same recipients. Throws `Refused`. */
export const replaceOwn =
  ({ exchange }: IntakePorts) =>
  async (
    { transfer, senderCode, act }: OwnTransfer,
    body: ReceivedBody,
    parts: StoredParts,
    { viewer }: Caller,
  ): Promise<Made<Answer>> => {
    if (body.kind === 'edxml') throw new Refused({ code: 'http/wrong-type', path: 'Content-Type' });
    const dto = validateDto(ReplaceDto, body.document);
    const { documentId } = transfer.state.content.head;
    const submission = {
      messageId: dto.messageId,
      from: senderCode,
      to: dto.to ?? [...transfer.state.codes],
      test: transfer.state.test,
      document: dto.document,
      files: body.files,
      key: parts.key,
      replaces: [{ documentId, transfer: transfer.id, agencies: [] }],
    };
    const outcome = orRefuse(await submitJson(exchange)(submission, viewer.mandates, act));
    return { used: !outcome.repeated, answer: { kind: 'document', receipt: outcome.receipt } };
  };
