import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@lienthong/http-edge';
import type { FastifyReply } from 'fastify';
import type { Registry } from 'prom-client';
import { ApiProblems } from '@lienthong/http-edge';
import { HUB_METRICS } from './register-hub-metrics.js';

@ApiTags('operations')
@ApiBearerAuth()
@Roles('operator')
@Controller('metrics')
export class MetricsController {
  constructor(@Inject(HUB_METRICS) private readonly registry: Registry) {}

  @Get()
  @ApiOperation({ operationId: 'getMetrics', summary: 'Figures in the text format of Prometheus' })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  @ApiProblems('auth/wrong-role')
  async metrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.header('content-type', this.registry.contentType);
    return this.registry.metrics();
  }
}
