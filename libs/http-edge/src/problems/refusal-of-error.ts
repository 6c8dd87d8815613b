import { HttpException } from '@nestjs/common';
import { isFault } from '@lienthong/kernel';
import type { Fault, Refusal } from '@lienthong/kernel';
import { Refused } from './refused.js';

const OF_FASTIFY: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'http/too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'http/wrong-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'http/bad-request',
  FST_ERR_BAD_URL: 'http/bad-url',
  FST_ERR_MAX_PARAM_LENGTH: 'http/url-too-long',
  ECONNRESET: 'http/body-incomplete',
  ERR_STREAM_PREMATURE_CLOSE: 'http/body-incomplete',
};

const OF_STATUS: Readonly<Record<number, string>> = {
  404: 'http/not-found',
  405: 'http/wrong-method',
  408: 'http/slow-sender',
  413: 'http/too-large',
  414: 'http/url-too-long',
  415: 'http/wrong-type',
  429: 'http/too-many-requests',
  503: 'http/unavailable',
};

/** Places of what is wrong with a body as a whole. */
const PLACES: Readonly<Record<string, string>> = { 'http/wrong-type': 'Content-Type', 'http/too-large': '' };

const placed = (code: string): Refusal => {
  const path = PLACES[code];
  return path === undefined ? { code } : { code, path };
};

const codeIn = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const ofStatus = (status: number): Refusal => ({
  code: OF_STATUS[status] ?? (status >= 400 && status < 500 ? 'http/refused' : 'http/internal'),
});

/** What an error answers: its own refusal or fault, the catalogue's word for Nest's and Fastify's, else `http/internal`. */
export const refusalOfError = (error: unknown): Refusal | Fault => {
  if (error instanceof Refused) return error.refusal;
  if (isFault(error)) return error;
  const code =
    OF_FASTIFY[codeIn(error) ?? ''] ?? OF_FASTIFY[codeIn(error instanceof Error ? error.cause : undefined) ?? ''];
  if (code !== undefined) return placed(code);
  if (error instanceof HttpException) return ofStatus(error.getStatus());
  return { code: 'http/internal' };
};
