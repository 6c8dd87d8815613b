import { Inject, Injectable } from '@nestjs/common';
import type { BlobStore } from '@lienthong/blob-store';
import { deriveEventId } from '@lienthong/event-store';
import { orRefuse, Refused, validateDto } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import { parseInstant } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import type { FastifyRequest } from 'fastify';
import { statusOfEdxml } from '../../application/intake/edxml-status.js';
import { submitEdxml } from '../../application/intake/edxml-submit.js';
import { submitJson } from '../../application/intake/json-submit.js';
import type { ReceivedFile } from '../../application/intake/json-document.js';
import type { Mandates } from '../../application/intake/parties.js';
import { applyStatusMessage } from '../../application/intake/status-message.js';
import type { Act } from '../../application/ledger/execute.js';
import type { Exchange } from '../../exchange.js';
import { SubmissionDto } from './dto/document.dto.js';
import { staffOf } from './dto/people.dto.js';
import { StatusMessageDto } from './dto/status.dto.js';
import { BLOBS, EXCHANGE, EXCHANGE_LIMITS, MANDATES } from './ports.js';
import type { ExchangeLimits, MandatesOf } from './ports.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import type { ReceivedMessage } from './receiving/receive-edxml.js';
import type { ReceivedBody } from './receiving/receive-multipart.js';
import { receiveBody } from './receiving/receive.js';
import { storedParts } from './receiving/stored-parts.js';
import type { StoredParts } from './receiving/stored-parts.js';
import { actOf } from './request-context.js';

const isStatus = (document: unknown): boolean =>
  typeof document === 'object' && document !== null && 'kind' in document && document.kind === 'status';

/** When something happened by its reporter's word, or now. */
export const claimedAt = (at: string | undefined, now: Instant): Instant => {
  const parsed = at === undefined ? undefined : parseInstant(at);
  return parsed?.ok ? parsed.value : now;
};

/** What every submission has in common: parts are stored first, and leave again when nothing came of them. */
@Injectable()
export class Submissions {
  constructor(
    @Inject(EXCHANGE) private readonly exchange: Exchange,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(MANDATES) private readonly mandatesOf: MandatesOf,
    @Inject(EXCHANGE_LIMITS) private readonly limits: ExchangeLimits,
    @Inject(IdempotencyKeys) private readonly keys: IdempotencyKeys,
  ) {}

  /** Receives a body, hands it on, and clears away what a refusal or a repeat leaves unused. */
  async receive<T extends { readonly used: boolean }>(
    request: FastifyRequest,
    principal: Principal,
    use: (body: ReceivedBody, parts: StoredParts) => Promise<T>,
  ): Promise<T> {
    const parts = storedParts(this.blobs, await this.exchange.keyring.newDataKey());
    // Once deciding has begun, a fault leaves open whether the event was written: then the parts must stay.
    let unneeded = true;
    try {
      const body = await receiveBody(request, parts, this.blobs, this.limits);
      await this.keys.claim(request, principal, body);
      unneeded = false;
      const result = await use(body, parts);
      unneeded = !result.used;
      return result;
    } catch (error) {
      unneeded ||= error instanceof Refused;
      throw error;
    } finally {
      if (unneeded) {
        this.exchange.keyring.forget(parts.key.id);
        await parts.discard();
      }
    }
  }

  async submit(request: FastifyRequest, principal: Principal, test: boolean) {
    const act = actOf(request, principal, 'sender', this.exchange.clock);
    const mandates = this.mandatesOf(principal);
    const { answer } = await this.receive(request, principal, async (body, parts) => {
      if (body.kind === 'edxml') return this.takeEdxml(body.message, parts, mandates, act, test);
      if (isStatus(body.document)) return this.takeStatus(body.document, mandates, act);
      return this.takeJson(body.document, body.files, parts, mandates, act, test);
    });
    return answer;
  }

  private async takeEdxml(received: ReceivedMessage, parts: StoredParts, mandates: Mandates, act: Act, test: boolean) {
    const { message, warnings, stored } = received;
    if (message.kind === 'status') {
      const status = statusOfEdxml(message, act.at);
      const outcome = orRefuse(await applyStatusMessage(this.exchange)(status, mandates, act));
      const applied = outcome.kind === 'status' ? outcome.warnings : [];
      return { used: false, answer: { ...outcome, warnings: [...warnings, ...applied] } };
    }
    const document = { message, warnings, stored, key: parts.key, test };
    const outcome = orRefuse(await submitEdxml(this.exchange)(document, mandates, act));
    const { kind, receipt, repeated } = outcome;
    return {
      used: !repeated,
      answer: kind === 'document' ? { kind, receipt } : { kind, receipt, warnings: outcome.warnings },
    };
  }

  private async takeStatus(document: unknown, mandates: Mandates, act: Act) {
    const dto = validateDto(StatusMessageDto, document);
    const { from, documentId, status, messageId, at, reason, staff, addressee } = dto;
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
    return { used: false, answer: orRefuse(await applyStatusMessage(this.exchange)(message, mandates, act)) };
  }

  private async takeJson(
    document: unknown,
    files: readonly ReceivedFile[],
    parts: StoredParts,
    mandates: Mandates,
    act: Act,
    test: boolean,
  ) {
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
    const outcome = orRefuse(await submitJson(this.exchange)(submission, mandates, act));
    return { used: !outcome.repeated, answer: { kind: 'document' as const, receipt: outcome.receipt } };
  }
}
