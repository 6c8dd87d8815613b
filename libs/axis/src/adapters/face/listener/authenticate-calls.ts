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
const REST_MS = 1_000;

const check = (
  { validFor, principalOf }: CallAuthenticator,
  call: AxisCall,
  request: FastifyRequest,
  restore: boolean,
): Refusal | undefined => {
  const name = receivedHeader(request.headers, SYSTEM_ID) ?? '';
  const secrets = name.length > LONGEST_NAME ? [] : validFor(name);
  const verified = verifyCall(
    call,
    request.headers,
    secrets.map(({ secret }) => secret),
    restore,
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
 * Knows the system before a byte of the body is read. Each call must find its own arguments signed. Trying the readings
 * of a destroyed description costs a thousand HMACs: an address that keeps failing there gets no more trials for a
 * second, and every rightly signed call is heard all the same, since many systems may stand behind one address.
 */
export const authenticateCalls = (server: FastifyInstance, ports: CallAuthenticator, trials: RateLimit): void => {
  const buckets = createTokenBuckets(trials);
  const restsUntil = new Map<string, number>();
  server.addHook('onRequest', (request, reply, done) => {
    const call = callOfRequest(request);
    if (call === undefined) {
      done();
      return;
    }
    const now = performance.now();
    const rests = (restsUntil.get(request.ip) ?? 0) > now;
    if (!rests) restsUntil.delete(request.ip);
    const refusal = check(ports, call, request, !rests);
    if (refusal === undefined) {
      done();
      return;
    }
    if (!rests && refusal.code === 'axis/description-destroyed' && buckets.take(request.ip, now) > 0) {
      restsUntil.set(request.ip, now + REST_MS);
    }
    sendFailure(request, reply, refusal);
  });
};
