import { performance } from 'node:perf_hooks';
import { receivedHeader, SYSTEM_ID, TIMESTAMP, verifyCall } from '@lienthong/axis-protocol';
import type { AxisCall } from '@lienthong/axis-protocol';
import { createTokenBuckets } from '@lienthong/http-edge/listener';
import type { Principal, RateLimit } from '@lienthong/http-edge';
import type { Clock, Refusal } from '@lienthong/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ValidSecret } from '../../../application/axis-secrets.js';
import { callOfRequest, sendFailure } from './answer.js';

export interface CallAuthenticator {
  /** Secrets that hold now under a name of the headers. */
  readonly validFor: (name: string) => readonly ValidSecret[];
  /** The principal of a system whose secret was right; undefined for one that is not registered any more. */
  readonly principalOf: (secret: ValidSecret) => Principal | undefined;
  readonly clock: Clock;
}

const LONGEST_NAME = 100;

const check = (
  { validFor, principalOf }: CallAuthenticator,
  call: AxisCall,
  request: FastifyRequest,
): Refusal | undefined => {
  const name = receivedHeader(request.headers, SYSTEM_ID) ?? '';
  const secrets = name.length > LONGEST_NAME ? [] : validFor(name);
  const verified = verifyCall(
    call,
    request.headers,
    secrets.map(({ secret }) => secret),
  );
  if (!verified.ok) return verified.refusal;
  const principal = secrets[0] && principalOf(secrets[0]);
  if (!principal) return { code: 'axis/signature-wrong', path: SYSTEM_ID };
  request.principal = principal;
  request.axisArguments = verified.value;
  request.axisName = name;
  request.axisTimestamp = receivedHeader(request.headers, TIMESTAMP) ?? '';
  return undefined;
};

/**
 * Knows the system before a byte of the body is read. Each call must find its own arguments signed. An address that goes
 * on calling with wrong signatures is not heard for a while: a destroyed description costs a thousand HMACs.
 */
export const authenticateCalls = (server: FastifyInstance, ports: CallAuthenticator, strangers: RateLimit): void => {
  const buckets = createTokenBuckets(strangers);
  const wrongUntil = new Map<string, number>();
  server.addHook('onRequest', (request, reply, done) => {
    const call = callOfRequest(request);
    if (call === undefined) {
      done();
      return;
    }
    const now = performance.now();
    if ((wrongUntil.get(request.ip) ?? 0) > now) {
      sendFailure(request, reply, { code: 'http/too-many-requests', params: { retryAfter: 1 } });
      return;
    }
    wrongUntil.delete(request.ip);
    const refusal = check(ports, call, request);
    if (refusal === undefined) {
      done();
      return;
    }
    const waits = buckets.take(request.ip, now);
    if (waits > 0) wrongUntil.set(request.ip, now + 1_000);
    sendFailure(request, reply, refusal);
  });
};
