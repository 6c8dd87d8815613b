import type { Clock } from '@lienthong/kernel';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../problems/send-problem.js';
import type { Authenticator } from './principal.js';

/** RFC 6750, b64token; longer texts are no tokens of ours. */
const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]{1,512}=*)$/i;

/**
 * Knows the caller before a byte of the body is read, so that strangers cost no memory. A wrong token is refused on open
 * routes too; an address without a route answers 404 to everybody.
 */
export const authenticateRequests = (server: FastifyInstance, authenticator: Authenticator, clock: Clock): void => {
  server.decorateRequest('principal', null);
  server.addHook('onRequest', (request, reply, done) => {
    const { authorization } = request.headers;
    if (request.is404) {
      done();
      return;
    }
    if (authorization === undefined) {
      if (request.routeOptions.config.open === true) {
        done();
        return;
      }
      sendProblem(reply, { code: 'auth/token-missing' });
      return;
    }
    const [, token] = BEARER.exec(authorization) ?? [];
    const principal = token === undefined ? undefined : authenticator.authenticate(token, clock.now());
    if (principal === undefined) {
      sendProblem(reply, { code: 'auth/token-invalid' });
      return;
    }
    request.principal = principal;
    done();
  });
};
