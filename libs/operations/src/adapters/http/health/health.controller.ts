import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Open } from '@lienthong/http-edge';
import { problemOf } from '@lienthong/refusals';
import type { FastifyReply } from 'fastify';
import { READINESS } from '../../../application/readiness.js';
import type { Readiness } from '../../../application/readiness.js';
import { OPERATIONS_PORTS } from '../../../application/operations.ports.js';
import type { OperationsPorts } from '../../../application/operations.ports.js';
import { HealthResource, NotReadyDocument, ReadinessResource } from './health.resource.js';

const NOT_READY = problemOf({ code: 'operations/not-ready' });

@ApiTags('operations')
@ApiExtraModels(NotReadyDocument)
@Controller()
export class HealthController {
  constructor(
    @Inject(READINESS) private readonly readiness: Readiness,
    @Inject(OPERATIONS_PORTS) private readonly ports: OperationsPorts,
  ) {}

  @Get('healthz')
  @Open()
  @ApiOperation({ operationId: 'getHealth', summary: 'The process is alive' })
  @ApiOkResponse({ type: HealthResource })
  health() {
    return { status: 'ok' } as const;
  }

  @Get('readyz')
  @Open()
  @ApiOperation({
    operationId: 'getReadiness',
    summary: 'The hub may take work',
    description:
      'The store answers, blobs can be written, the register is live, no reactor has stopped, every read model follows.',
  })
  @ApiOkResponse({ type: ReadinessResource })
  @ApiResponse({
    status: 503,
    description: 'operations/not-ready',
    content: {
      'application/problem+json': {
        schema: { $ref: getSchemaPath(NotReadyDocument) },
        examples: { 'operations/not-ready': { value: { ...NOT_READY, failed: ['reactor:router'] } } },
      },
    },
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const failed = await this.readiness();
    if (failed.length === 0) return { status: 'ready', missing: this.missing() } as const;
    // Not thrown: a probe asks every few seconds, and the cause has its alarm already.
    reply.code(NOT_READY.status).headers({ 'content-type': 'application/problem+json', 'retry-after': '5' });
    // As bytes: to a text Fastify would add a charset, which the media type does not have (RFC 9457).
    return Buffer.from(JSON.stringify({ ...NOT_READY, failed }));
  }

  /** A broker that is away takes no HTTP from the hub: it stays in service and says what is missing. */
  private missing(): readonly string[] {
    return (this.ports.parts ?? []).flatMap(({ name, ready }) => (ready() ? [] : [name]));
  }
}
