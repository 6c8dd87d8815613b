import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { isFault } from '@lienthong/kernel';
import { entryOf } from '@lienthong/refusals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { describeError } from '../observability/describe-error.js';
import { traceOf } from '../observability/trace-requests.js';
import type { AllowedMethods } from './allowed-methods.js';
import { refusalOfError } from './refusal-of-error.js';
import { Refused } from './refused.js';
import { sendProblem } from './send-problem.js';

/** Every error of a request, wherever it comes from, becomes a problem document of the catalogue. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Logger,
    private readonly allowed: AllowedMethods,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refusal = refusalOfError(error);
    const status = entryOf(refusal.code)?.status ?? 500;
    const { code } = refusal;
    if (error instanceof Refused) {
      // What was foreseen, such as another system that is away, is no bug to be looked for.
      if (status >= 500)
        this.log.warn({ correlation: request.id, ...traceOf(request), code, next: entryOf(code)?.en }, 'refused');
    } else if (status >= 500 || isFault(error)) {
      this.log.error(
        { correlation: request.id, ...traceOf(request), code, error: describeError(error) },
        'request failed',
      );
    }
    if (refusal.code === 'http/not-found' && request.is404) {
      const allow = this.allowed.of(request.url);
      if (allow.length > 0) {
        sendProblem(reply, { code: 'http/wrong-method' }, { allow });
        return;
      }
    }
    sendProblem(reply, refusal, error instanceof Refused ? { errors: error.errors } : {});
  }
}
