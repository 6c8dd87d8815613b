import { Counter } from 'prom-client';
import type { Registry } from 'prom-client';
import type { FastifyInstance } from 'fastify';
import { callOfRequest } from './answer.js';

/** Every answer has HTTP 200: what became of the calls is told by the number in it. Thirteen calls, nine numbers. */
export const measureCalls = (server: FastifyInstance, registry: Registry): void => {
  const calls = new Counter({
    name: 'lienthong_axis_calls_total',
    help: 'Calls of the axis’s protocol by the number they were answered with; 0 is success',
    labelNames: ['call', 'number'] as const,
    registers: [registry],
  });
  server.addHook('onResponse', (request, _reply, done) => {
    const call = callOfRequest(request) ?? 'unknown';
    calls.inc({ call, number: String(request.axisResult ?? 20) });
    done();
  });
};
