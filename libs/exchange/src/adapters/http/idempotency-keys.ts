import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { idempotencyKeyOf, orRefuse } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { JsonValue } from '@lienthong/kernel';
import type { FastifyRequest } from 'fastify';
import { claimKey } from '../../application/idempotency/claim-key.js';
import { canonicalJson } from '../../application/intake/canonical-json.js';
import type { Exchange } from '../../exchange.js';
import { EXCHANGE } from './ports.js';
import type { ReceivedBody } from '../intake/bodies/received-body.js';
import { actOf } from './request-context.js';

/** What was sent, not how: a client that repeats a multipart body makes another boundary. */
const digestOf = (body: ReceivedBody): string => {
  if (body.kind === 'edxml') return body.message.stored.message.sha256;
  const files = body.files.map(({ name, sha256, declaredType }) => [name, sha256, declaredType ?? null]);
  return hash('sha256', canonicalJson([body.document as JsonValue, files]), 'hex');
};

@Injectable()
export class IdempotencyKeys {
  constructor(@Inject(EXCHANGE) private readonly exchange: Exchange) {}

  /** Claims the key that a request has, if any, for its body. Files and messages were hashed while they came. */
  async claim(
    request: FastifyRequest,
    principal: Principal,
    body: ReceivedBody = { kind: 'json', document: request.body, files: [] },
  ): Promise<void> {
    const key = orRefuse(idempotencyKeyOf(request.headers));
    if (key === undefined) return;
    const target = `${request.method} ${request.url}`;
    const asked = { system: principal.systemId, key, target, digest: digestOf(body) };
    orRefuse(await claimKey(this.exchange)(asked, actOf(request, principal, 'sender', this.exchange.clock)));
  }
}
