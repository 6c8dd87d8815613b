import { problemOf, validUnder } from '@lienthong/refusals';
import type { Problem } from '@lienthong/refusals';
import type { Fault, Refusal } from '@lienthong/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { InputError } from './refused.js';

export const PROBLEM_TYPE = 'application/problem+json';

const RETRY_AFTER_SECONDS = 5;
/** Set by a handler that failed afterwards; they describe a body that is not sent. */
const OF_THE_BODY = ['content-disposition', 'content-length', 'accept-ranges', 'etag', 'last-modified'];

const challengeOf = (code: string): string =>
  code === 'auth/token-invalid' ? 'Bearer realm="lienthong", error="invalid_token"' : 'Bearer realm="lienthong"';

export interface ProblemExtras {
  readonly errors?: readonly InputError[];
  /** Methods for `Allow` on 405. */
  readonly allow?: readonly string[];
  /** Ends the connection after the answer, as for a sender who is too slow. */
  readonly close?: boolean;
}

/** The sentences of the catalogue, and what would be valid in the first place that is not. */
const saying = (problem: Problem, [first]: readonly InputError[]): Problem => {
  const valid = first && validUnder(first.code, first.params);
  if (first === undefined || valid === undefined) return problem;
  const place = first.path === '' ? '“”' : first.path;
  return {
    ...problem,
    title: `${problem.title} ${place} ${valid.en}.`,
    detail: `${problem.detail} ${place} ${valid.vi}.`,
  };
};

/** Answers with the catalogue's problem document. Nothing when an answer is on its way already. */
export const sendProblem = (reply: FastifyReply, of: Refusal | Fault, extras: ProblemExtras = {}): void => {
  if (reply.sent || reply.raw.headersSent) return;
  const { errors = [], allow, close = false } = extras;
  const problem = saying(problemOf(of, `urn:lienthong:request:${reply.request.id}`), errors);
  for (const name of OF_THE_BODY) reply.removeHeader(name);
  if (problem.status === 401) reply.header('www-authenticate', challengeOf(problem.code));
  if (problem.status === 405 && allow !== undefined) reply.header('allow', allow.join(', '));
  if (problem.status === 429 || problem.status === 503) {
    reply.header('retry-after', String(problem.params?.['retryAfter'] ?? RETRY_AFTER_SECONDS));
  }
  const { raw } = reply.request;
  if (close) reply.header('connection', 'close');
  else if (!raw.complete) {
    // Closing under a sender resets the connection before it reads the answer: drain instead; the watch ends laggards.
    reply.removeHeader('connection');
    raw.resume();
  }
  reply
    .code(problem.status)
    .header('content-type', PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .send(Buffer.from(JSON.stringify(errors.length === 0 ? problem : { ...problem, errors })));
};

/** How a listener answers a request that it ends by itself. */
export type RefuseRequest = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => void;

/** With a problem document; the connection is closed behind it. */
export const refuseWithProblem: RefuseRequest = (_request, reply, refusal) =>
  sendProblem(reply, refusal, { close: true });
