import { newEventId } from '@lienthong/event-store';
import type { AsserterRole } from '@lienthong/event-store';
import { Refused } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { Clock } from '@lienthong/kernel';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../application/content/access.js';
import type { Act } from '../../application/ledger/execute.js';
import type { Caller } from '../intake/caller.js';
import type { MandatesOf } from './ports.js';

/** The act that a request amounts to: a fresh identity, so that a retry is recognised by its content alone. */
export const actOf = (request: FastifyRequest, principal: Principal, role: AsserterRole, clock: Clock): Act => ({
  id: newEventId(),
  by: { role, system: principal.systemId },
  at: clock.now(),
  correlation: request.id,
  ...(request.traceparent === undefined ? {} : { trace: request.traceparent }),
});

export const viewerOf = (principal: Principal, mandatesOf: MandatesOf): Viewer => {
  const { systemId: system, role } = principal;
  if (role === 'relay') throw new Refused({ code: 'auth/wrong-role' });
  return { system, role, mandates: mandatesOf(principal) };
};

/** Who sent a request in, for what every edge has in common. */
export const callerOf = (
  request: FastifyRequest,
  principal: Principal,
  mandatesOf: MandatesOf,
  clock: Clock,
): Caller => ({
  viewer: viewerOf(principal, mandatesOf),
  act: (role) => actOf(request, principal, role, clock),
});
