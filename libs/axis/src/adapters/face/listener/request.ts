import type { CallArguments } from '@lienthong/axis-protocol';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Arguments of the call whose signature was checked. */
    axisArguments: CallArguments | undefined;
    /** The systemid as the headers have it, once it is known to be one. */
    axisName: string;
    axisTimestamp: string;
    /** The number of the answer, for the measure of calls. */
    axisResult: number | undefined;
  }
}

export const decorateRequests = (server: FastifyInstance): void => {
  server.decorateRequest('principal', null);
  server.decorateRequest('axisArguments', undefined);
  server.decorateRequest('axisName', '');
  server.decorateRequest('axisTimestamp', '');
  server.decorateRequest('axisResult', undefined);
};
