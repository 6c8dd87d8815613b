import { Readable } from 'node:stream';
import { isAxisCall } from '@lienthong/axis-protocol';
import type { AxisCall } from '@lienthong/axis-protocol';
import type { Fault, Refusal } from '@lienthong/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CallAnswer } from '../call.js';
import { failureOf, failureText } from '../sentences.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** The call of a route; undefined for an address that ends in none. */
export const callOfRequest = (request: FastifyRequest): AxisCall | undefined => {
  const name = (request.routeOptions.url ?? '').slice(1);
  return isAxisCall(name) ? name : undefined;
};

/** What a sender may still send before it is answered. */
const RUN_OUT_MS = 30_000;
/** Of a sender that keeps nobody's pace there is nothing to wait for: its connection is ended. */
const SLOW_SENDER = 'http/slow-sender';

/** Failures that wait for their senders; each ends its waiting. */
const heldBack = new WeakMap<FastifyReply, () => void>();

/**
 * Lets what is still sent run out: a client of the axis closes its connection behind each call, so an answer before that
 * would reset it under its writing, and it would see no answer at all.
 */
const runOut = (reply: FastifyReply): Promise<void> =>
  new Promise((resolve) => {
    const body = reply.request.raw;
    const done = (): void => {
      clearTimeout(patience);
      heldBack.delete(reply);
      resolve();
    };
    const patience = setTimeout(done, RUN_OUT_MS);
    heldBack.set(reply, done);
    body.once('end', done).once('close', done);
    // Whoever read it listens still, and a stream that is listened to does not run by itself.
    body.removeAllListeners('readable');
    body.resume();
  });

/**
 * HTTP 200, always: clients of the axis read the status in the body. A second failure of a call, as of a sender that was
 * refused and trickles on, has the first one said at once.
 */
export const sendFailure = (request: FastifyRequest, reply: FastifyReply, of: Refusal | Fault): void => {
  const sayAtOnce = heldBack.get(reply);
  if (sayAtOnce !== undefined) {
    sayAtOnce();
    return;
  }
  if (reply.sent || reply.raw.headersSent) return;
  const call = callOfRequest(request);
  const failure = failureOf(of, { system: request.axisName, args: request.axisArguments });
  request.axisResult = failure.number;
  for (const name of ['content-length', 'content-disposition']) reply.removeHeader(name);
  const type = call === 'downloadEdoc' ? 'application/octet-stream' : JSON_TYPE;
  reply.code(200).header('content-type', type);
  const body = Buffer.from(failureText(call ?? 'getReceivedEdocList', failure));
  if (request.raw.complete || of.code === SLOW_SENDER) void reply.send(body);
  else void runOut(reply).then(() => reply.send(body));
};

async function* utf8(pieces: Iterable<string>): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield await Promise.resolve(Buffer.from(piece));
}

export const sendAnswer = (request: FastifyRequest, reply: FastifyReply, answer: CallAnswer): void => {
  request.axisResult = 0;
  switch (answer.kind) {
    case 'text':
      void reply.header('content-type', JSON_TYPE).send(Buffer.from(answer.text));
      return;
    case 'pieces':
      void reply.header('content-type', JSON_TYPE).send(Readable.from(utf8(answer.pieces), { objectMode: false }));
      return;
    case 'stream':
      void reply
        .header('content-type', answer.type)
        .header('content-length', answer.length)
        .send(Readable.from(answer.bytes, { objectMode: false }));
      return;
  }
};
