import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { idempotencyKeyOf, orRefuse } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import { canonicalJson } from '@lienthong/kernel';
import type { JsonValue } from '@lienthong/kernel';
import type { FastifyRequest } from 'fastify';
import { underKey } from '@lienthong/ledger';
import type { ReceivedBody } from '../intake/bodies/received-body.js';
import type { IntakePorts } from '../intake/caller.js';
import { INTAKE } from './ports.js';
import { actOf } from './request-context.js';

/** What was sent, not how: a client that repeats a multipart body makes another boundary. */
const digestOf = (body: ReceivedBody): string => {
  if (body.kind === 'edxml') return body.message.stored.message.sha256;
  const files = body.files.map(({ name, sha256, declaredType }) => [name, sha256, declaredType ?? null]);
  return hash('sha256', canonicalJson([body.document as JsonValue, files]), 'hex');
};

const bodyOf = (request: FastifyRequest): ReceivedBody => ({ kind: 'json', document: request.body, files: [] });

@Injectable()
export class IdempotencyKeys {
  constructor(@Inject(INTAKE) private readonly ports: IntakePorts) {}

  /**
   * Decides a request under the key that it has, if any. Files and messages were hashed while they came. Throws
   * `Refused` where the key stands for another request.
   */
  async decide<Answer>(
    request: FastifyRequest,
    principal: Principal,
    use: (ports: IntakePorts) => Promise<Answer>,
    body = bodyOf(request),
  ): Promise<Answer> {
    const key = orRefuse(idempotencyKeyOf(request.headers));
    if (key === undefined) return use(this.ports);
    const { exchange } = this.ports;
    const target = `${request.method} ${request.url}`;
    const keyed = {
      request: { system: principal.systemId, key, target, digest: digestOf(body) },
      act: actOf(request, principal, 'sender', exchange.clock),
      orThrow: orRefuse,
    };
    return underKey(exchange)(keyed, (bound) => use({ ...this.ports, exchange: bound }));
  }
}
