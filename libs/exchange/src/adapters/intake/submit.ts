import { deriveEventId } from '@lienthong/event-store';
import { orRefuse, validateDto } from '@lienthong/http-edge';
import { headerPath } from '../../application/intake/edxml-ports.js';
import { statusOfEdxml } from '../../application/intake/edxml-status.js';
import { submitEdxml } from '../../application/intake/edxml-submit.js';
import type { ReceivedFile } from '../../application/intake/json-document.js';
import { submitJson } from '../../application/intake/json-submit.js';
import { applyStatusMessage } from '../../application/intake/status-message.js';
import type { Answer } from './answer.js';
import type { ReceivedMessage } from './bodies/receive-edxml.js';
import type { ReceivedBody } from './bodies/received-body.js';
import type { StoredParts } from './bodies/stored-parts.js';
import type { Made } from './bodies/with-parts.js';
import type { Caller, IntakePorts } from './caller.js';
import { claimedAt } from './claimed-at.js';
import { SubmissionDto } from './dto/document.dto.js';
import { staffOf } from './dto/people.dto.js';
import { StatusMessageDto } from './dto/status.dto.js';

const isStatus = (document: unknown): boolean =>
  typeof document === 'object' && document !== null && 'kind' in document && document.kind === 'status';

const takeEdxml =
  ({ exchange }: IntakePorts) =>
  async (received: ReceivedMessage, parts: StoredParts, caller: Caller, test: boolean): Promise<Made<Answer>> => {
    const { message, warnings, stored, recipientsPath = `${headerPath}/To` } = received;
    const { mandates } = caller.viewer;
    const act = caller.act('sender');
    if (message.kind === 'status') {
      const status = statusOfEdxml(message, act.at);
      const outcome = orRefuse(await applyStatusMessage(exchange)(status, mandates, act));
      const applied = outcome.kind === 'status' ? outcome.warnings : [];
      return { used: false, answer: { ...outcome, warnings: [...warnings, ...applied] } };
    }
    const document = { message, recipientsPath, warnings, stored, key: parts.key, test };
    const outcome = orRefuse(await submitEdxml(exchange)(document, mandates, act));
    const used = !outcome.repeated;
    if (outcome.kind === 'document') return { used, answer: { kind: 'document', receipt: outcome.receipt } };
    return { used, answer: { kind: outcome.kind, receipt: outcome.receipt, warnings: outcome.warnings } };
  };

const takeStatus =
  ({ exchange }: IntakePorts) =>
  async (document: unknown, { viewer, act: actAs }: Caller): Promise<Made<Answer>> => {
    const dto = validateDto(StatusMessageDto, document);
    const { from, documentId, status, messageId, at, reason, staff, addressee } = dto;
    const act = actAs('sender');
    const message = {
      from,
      documentId,
      code: status,
      reportId: deriveEventId('status', from, messageId),
      claimedAt: claimedAt(at, act.at),
      ...(addressee === undefined ? {} : { addressee }),
      ...(reason === undefined ? {} : { reason }),
      ...(staff === undefined ? {} : { staff: staffOf(staff) }),
      paths: { from: '/from', documentId: '/documentId', code: '/status', addressee: '/addressee', claimedAt: '/at' },
    };
    return { used: false, answer: orRefuse(await applyStatusMessage(exchange)(message, viewer.mandates, act)) };
  };

const takeJson =
  ({ exchange }: IntakePorts) =>
  async (
    document: unknown,
    files: readonly ReceivedFile[],
    parts: StoredParts,
    { viewer, act }: Caller,
    test: boolean,
  ): Promise<Made<Answer>> => {
    const dto = validateDto(SubmissionDto, document);
    const submission = {
      messageId: dto.messageId,
      from: dto.from,
      to: dto.to,
      test: test || dto.test === true,
      document: dto.document,
      files,
      key: parts.key,
      replaces: [],
    };
    const outcome = orRefuse(await submitJson(exchange)(submission, viewer.mandates, act('sender')));
    return { used: !outcome.repeated, answer: { kind: 'document', receipt: outcome.receipt } };
  };

/** Takes a document or a status message in any of its forms. Throws `Refused`. */
export const submitBody =
  (ports: IntakePorts) =>
  async (body: ReceivedBody, parts: StoredParts, caller: Caller, test: boolean): Promise<Made<Answer>> => {
    if (body.kind === 'edxml') return takeEdxml(ports)(body.message, parts, caller, test);
    if (isStatus(body.document)) return takeStatus(ports)(body.document, caller);
    return takeJson(ports)(body.document, body.files, parts, caller, test);
  };
