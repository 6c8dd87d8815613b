import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuseWithProblem } from '../problems/send-problem.js';
import type { RefuseRequest } from '../problems/send-problem.js';

export interface SenderPace {
  /** The least a body must arrive at, bytes a second. */
  readonly bytesPerSecond: number;
  /** How far it may fall behind that, milliseconds; also the time an answered sender has to stop sending. */
  readonly graceMs: number;
  readonly sweepMs: number;
}

interface Watched {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  bytes: number;
  /** Milliseconds until the sender is ended; arriving bytes pay for them, at most up to the grace. */
  credit: number;
}

/** Ends with 408 a body that trickles. Time in which the hub itself does not read is not the sender's. */
export const watchSlowSenders = (
  server: FastifyInstance,
  pace: SenderPace,
  refuse: RefuseRequest = refuseWithProblem,
): void => {
  const watched = new Map<IncomingMessage, Watched>();
  let timer: NodeJS.Timeout | undefined;

  const look = (one: Watched): void => {
    const { request, reply } = one;
    const { bytesRead } = request.raw.socket;
    const answered = reply.raw.writableEnded;
    const paid = answered ? 0 : ((bytesRead - one.bytes) / pace.bytesPerSecond) * 1000;
    const waitsForUs = !answered && request.raw.readableLength > 0;
    one.credit = waitsForUs ? one.credit : Math.min(pace.graceMs, one.credit + paid - pace.sweepMs);
    one.bytes = bytesRead;
    if (one.credit > 0) return;
    watched.delete(request.raw);
    refuse(request, reply, { code: 'http/slow-sender' });
    if (reply.raw.writableFinished) request.raw.destroy();
    else reply.raw.once('finish', () => request.raw.destroy());
    // An answer that cannot be written either must not keep the connection.
    setTimeout(() => request.raw.destroy(), pace.graceMs).unref();
  };

  const sweep = (): void => {
    for (const [raw, one] of watched) {
      if (raw.complete || raw.destroyed) watched.delete(raw);
      else look(one);
    }
    if (watched.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };

  server.addHook('onRequest', (request, reply, done) => {
    const { headers, raw } = request;
    if (!raw.complete && (headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0)) {
      watched.set(raw, { request, reply, bytes: raw.socket.bytesRead, credit: pace.graceMs });
      timer ??= setInterval(sweep, pace.sweepMs).unref();
    }
    done();
  });
  // Not left to the sweep: a second's worth of requests held on to is what the collector then has to move.
  server.addHook('onResponse', ({ raw }, _reply, done) => {
    if (raw.complete) watched.delete(raw);
    done();
  });
  server.addHook('onClose', (_server, done) => {
    clearInterval(timer);
    done();
  });
};
