import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OPEN_STREAMS, orRefuse, Roles } from '@lienthong/http-edge';
import type { OpenStreams } from '@lienthong/http-edge';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblems } from '@lienthong/http-edge';
import { OPERATIONS_PORTS } from '../../../application/operations.ports.js';
import type { OperationsPorts } from '../../../application/operations.ports.js';
import { EventsResource, eventsResource } from './event.resource.js';
import { EventsQueryDto } from './events-query.dto.js';
import { readTail } from '../../../application/tail.js';

const DEFAULT_LIMIT = 100;

@ApiTags('operations')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/events')
export class EventsController {
  constructor(
    @Inject(OPERATIONS_PORTS) private readonly ports: OperationsPorts,
    @Inject(OPEN_STREAMS) private readonly streams: OpenStreams,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'readEvents',
    summary: 'The log as it is, without what is sealed',
    description: 'Follow it by giving `next` as `after`, with `wait` for a long poll.',
  })
  @ApiOkResponse({ type: EventsResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'operations/beyond-head', 'store/unavailable')
  async read(
    @Query() { after = 0, limit = DEFAULT_LIMIT, category, type, wait = 0 }: EventsQueryDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const filter = {
      ...(category === undefined ? {} : { categories: category.split(',') }),
      ...(type === undefined ? {} : { types: type.split(',') }),
    };
    const signal = this.streams.signalFor(request, reply);
    const query = { after, limit, filter, waitMs: wait * 1000, signal };
    return eventsResource(orRefuse(await readTail(this.ports.store, query)));
  }
}
