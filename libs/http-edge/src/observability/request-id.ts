import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;
const NOTHING = /^0+$/;
/** Only forms that carry no words: a UUID or 32 hex digits. */
const REQUEST_ID = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32})$/;

/** The correlation id: the trace id of a well-formed `traceparent` (W3C), a well-formed `x-request-id`, or a new one. */
export const requestIdOf = ({ headers }: Pick<IncomingMessage, 'headers'>): string => {
  const { traceparent, 'x-request-id': given } = headers;
  if (typeof traceparent === 'string') {
    const [, traceId] = TRACEPARENT.exec(traceparent) ?? [];
    if (traceId !== undefined && !NOTHING.test(traceId)) return traceId;
  }
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
};
