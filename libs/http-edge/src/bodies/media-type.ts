import type { FastifyRequest } from 'fastify';

/** The type without parameters, in lower case; empty when there is none. */
export const mediaTypeOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string =>
  (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** Types whose bodies stay on the wire. */
export const STREAMED_TYPES = [
  'multipart/form-data',
  'application/xml',
  'text/xml',
  'application/edxml+xml',
  'application/octet-stream',
] as const;
