import type { FastifyInstance } from 'fastify';
import { orRefuse } from '../problems/refused.js';
import { Refused } from '../problems/refused.js';
import { sendProblem } from '../problems/send-problem.js';
import { parseJson } from '../validation/parse-json.js';
import { STREAMED_TYPES } from './media-type.js';
import { UNREAD } from './unread.js';

const OTHER_CHARSET = /;\s*charset\s*=(?!\s*"?utf-?8"?\s*(?:;|$))/i;

/** JSON is read whole and strictly; XML, octets and multipart stay on the wire; everything else is 415. */
export const registerBodyParsers = (server: FastifyInstance, jsonBytes: number): void => {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: jsonBytes },
    (request, body: Buffer, done) => {
      try {
        if (OTHER_CHARSET.test(request.headers['content-type'] ?? ''))
          throw new Refused({ code: 'http/wrong-type', path: 'Content-Type' });
        done(null, orRefuse(parseJson(body)));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  server.addContentTypeParser([...STREAMED_TYPES], (_request, _payload, done) => done(null, UNREAD));
  server.addHook('onRequest', (request, reply, done) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding === 'identity') {
      done();
      return;
    }
    sendProblem(reply, { code: 'http/wrong-type', path: 'Content-Encoding' });
  });
};
