import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@lienthong/http-edge';
import type { FastifyRequest } from 'fastify';
import type { ReceivedBody } from '../intake/bodies/received-body.js';
import type { StoredParts } from '../intake/bodies/stored-parts.js';
import { withParts } from '../intake/bodies/with-parts.js';
import type { Made } from '../intake/bodies/with-parts.js';
import type { IntakePorts } from '../intake/caller.js';
import type { ExchangeLimits } from '../intake/limits.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { EXCHANGE_LIMITS, INTAKE } from './ports.js';
import { receiveBody } from './receiving/receive.js';

/** The bodies of requests, in whichever of their forms, for what every edge has in common. */
@Injectable()
export class Submissions {
  constructor(
    @Inject(INTAKE) readonly ports: IntakePorts,
    @Inject(EXCHANGE_LIMITS) private readonly limits: ExchangeLimits,
    @Inject(IdempotencyKeys) private readonly keys: IdempotencyKeys,
  ) {}

  receive<Answer>(
    request: FastifyRequest,
    principal: Principal,
    use: (ports: IntakePorts, body: ReceivedBody, parts: StoredParts) => Promise<Made<Answer>>,
  ): Promise<Answer> {
    const { blobs } = this.ports;
    return withParts(this.ports)(
      (parts) => receiveBody(request, parts, blobs, this.limits),
      (body, parts) => this.keys.decide(request, principal, (ports) => use(ports, body, parts), body),
    );
  }
}
