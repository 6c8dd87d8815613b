import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../auth/principal.js';

/** Long polls and event streams that are open now; each ends when its principal loses its credential or the hub stops. */
export interface OpenStreams {
  /** Returns how to take it off again. `abort` is called at most once, at once when the hub is stopping. */
  register(principal: Principal, abort: () => void): () => void;
  /** A signal that ends with the connection, the credential or the hub; taken off by itself when the answer is over. */
  signalFor(request: FastifyRequest, reply: FastifyReply): AbortSignal;
  endRevoked(credentialId: string): void;
  endWhere(lost: (principal: Principal) => boolean): void;
  /** Ends all, now and from now on. */
  endAll(): void;
  readonly size: number;
}

interface OpenStream {
  readonly principal: Principal;
  readonly abort: () => void;
}

export const createOpenStreams = (): OpenStreams => {
  const open = new Set<OpenStream>();
  let stopped = false;
  const endWhere = (lost: (principal: Principal) => boolean): void => {
    for (const stream of open) {
      if (!lost(stream.principal)) continue;
      open.delete(stream);
      stream.abort();
    }
  };
  const register = (principal: Principal, abort: () => void): (() => void) => {
    const stream = { principal, abort };
    if (stopped) abort();
    else open.add(stream);
    return () => open.delete(stream);
  };
  return {
    register,
    signalFor: (request, reply) => {
      const controller = new AbortController();
      const release = request.principal === null ? undefined : register(request.principal, () => controller.abort());
      const over = (): void => {
        release?.();
        controller.abort();
      };
      if (reply.raw.closed) over();
      else reply.raw.once('close', over);
      return controller.signal;
    },
    endRevoked: (credentialId) => endWhere((principal) => principal.credentialId === credentialId),
    endWhere,
    endAll: () => {
      stopped = true;
      endWhere(() => true);
    },
    get size() {
      return open.size;
    },
  };
};
