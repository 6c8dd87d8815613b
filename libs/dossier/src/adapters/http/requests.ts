import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { newEventId } from '@lienthong/event-store';
import type { AsserterRole } from '@lienthong/event-store';
import { idempotencyKeyOf, orRefuse, Refused } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import { underKey } from '@lienthong/ledger';
import type { Act } from '@lienthong/ledger';
import { canonicalJson } from '@lienthong/kernel';
import type { JsonValue } from '@lienthong/kernel';
import type { FastifyRequest } from 'fastify';
import type { DossierCaller, DossierIntake } from '../intake/caller.js';
import { DOSSIER_INTAKE, DOSSIER_MANDATES } from './ports.js';
import type { DossierMandates } from './ports.js';

/** Requests as acts of their callers, decided under the key that they have. */
@Injectable()
export class DossierRequests {
  constructor(
    @Inject(DOSSIER_INTAKE) readonly intake: DossierIntake,
    @Inject(DOSSIER_MANDATES) private readonly mandatesOf: DossierMandates,
  ) {}

  actOf(request: FastifyRequest, principal: Principal, role: AsserterRole, agency?: string): Act {
    return {
      id: newEventId(),
      by: { role, system: principal.systemId, ...(agency === undefined ? {} : { agency }) },
      at: this.intake.dossiers.clock.now(),
      correlation: request.id,
      ...(request.traceparent === undefined ? {} : { trace: request.traceparent }),
    };
  }

  callerOf(request: FastifyRequest, principal: Principal): DossierCaller {
    const { systemId: system, role } = principal;
    if (role === 'relay') throw new Refused({ code: 'auth/wrong-role' });
    const mandates = this.mandatesOf(principal);
    return {
      viewer: { system, role, mayActFor: (agency, at) => mandates.mayActFor(agency, at) },
      act: (asserter, agency) => this.actOf(request, principal, asserter, agency),
    };
  }

  /** Throws `Refused` where the request's `Idempotency-Key` stands for another request. */
  async decide<Answer>(
    request: FastifyRequest,
    principal: Principal,
    use: (intake: DossierIntake, caller: DossierCaller) => Promise<Answer>,
  ): Promise<Answer> {
    const caller = this.callerOf(request, principal);
    const key = orRefuse(idempotencyKeyOf(request.headers));
    if (key === undefined) return use(this.intake, caller);
    const { dossiers } = this.intake;
    const target = `${request.method} ${request.url}`;
    const digest = hash('sha256', canonicalJson((request.body ?? null) as JsonValue), 'hex');
    const keyed = {
      request: { system: principal.systemId, key, target, digest },
      act: caller.act('application'),
      orThrow: orRefuse,
    };
    return underKey(dossiers)(keyed, (bound) => use({ ...this.intake, dossiers: bound }, caller));
  }
}
