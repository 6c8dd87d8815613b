import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { describeError, refusalOfError } from '@lienthong/http-edge/listener';
import { traceOf } from '@lienthong/http-edge';
import { isFault } from '@lienthong/kernel';
import { entryOf } from '@lienthong/refusals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { callOfRequest, sendFailure } from './answer.js';

/** Every error of a call becomes a FAIL with a number and a sentence, in the shape that its caller reads. */
@Catch()
export class FailureFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refusal = callOfRequest(request) === undefined ? { code: 'axis/call-unknown' } : refusalOfError(error);
    if ((entryOf(refusal.code)?.status ?? 500) >= 500 || isFault(error)) {
      const { code } = refusal;
      this.log.error(
        { correlation: request.id, ...traceOf(request), code, error: describeError(error) },
        'axis call failed',
      );
    }
    sendFailure(request, reply, refusal);
  }
}
