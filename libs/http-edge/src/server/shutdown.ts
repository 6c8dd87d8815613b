import type { FastifyInstance } from 'fastify';
import { refuseWithProblem } from '../problems/send-problem.js';
import type { RefuseRequest } from '../problems/send-problem.js';
import type { OpenStreams } from '../streams/open-streams.js';

export interface Shutdown {
  refuseNewRequests(): void;
  close(stop: () => Promise<void>): Promise<void>;
}

export const createShutdown = (
  server: FastifyInstance,
  streams: OpenStreams,
  patienceMs: number,
  refuse: RefuseRequest = refuseWithProblem,
): Shutdown => {
  let closing = false;
  return {
    refuseNewRequests: () => {
      server.addHook('onRequest', (request, reply, done) => {
        if (closing) refuse(request, reply, { code: 'http/unavailable' });
        else done();
      });
      server.addHook('onSend', (_request, reply, _payload, done) => {
        if (closing) reply.header('connection', 'close');
        done();
      });
    },
    close: async (stop) => {
      closing = true;
      streams.endAll();
      const cut = setTimeout(() => server.server.closeAllConnections(), patienceMs);
      try {
        await stop();
      } finally {
        clearTimeout(cut);
      }
    },
  };
};
