import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, orRefuse, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { FastifyRequest } from 'fastify';
import { recordAccess } from '../../application/content/record-access.js';
import { traceTransfer } from '../../application/queries/trace.js';
import type { Exchange } from '../../exchange.js';
import { SearchDto, TestDto, TraceDto } from './dto/query.dto.js';
import { EVERY } from './openapi/codes.js';
import { ApiTransferParam } from './openapi/params.js';
import { SearchPageResource } from './openapi/search.resource.js';
import { ApiSubmission } from './openapi/submission.js';
import { TraceResource } from './openapi/trace.resource.js';
import { EXCHANGE, MANDATES } from './ports.js';
import type { MandatesOf } from './ports.js';
import { transferIdOfText } from '../intake/own-transfer.js';
import { actOf, callerOf, viewerOf } from './request-context.js';
import { submitBody } from '../intake/submit.js';
import { searchOf } from './search.js';
import { Submissions } from './submissions.js';

@ApiTags('transfers')
@ApiBearerAuth()
@Roles('agency', 'operator', 'auditor')
@Controller('v1/transfers')
export class TransfersController {
  constructor(
    @Inject(Submissions) private readonly submissions: Submissions,
    @Inject(EXCHANGE) private readonly exchange: Exchange,
    @Inject(MANDATES) private readonly mandatesOf: MandatesOf,
  ) {}

  @Post()
  @HttpCode(201)
  @Roles('agency')
  @ApiSubmission()
  submit(@Req() request: FastifyRequest, @CurrentPrincipal() principal: Principal, @Query() query: TestDto) {
    const caller = callerOf(request, principal, this.mandatesOf, this.exchange.clock);
    return this.submissions.receive(request, principal, (ports, body, parts) =>
      submitBody(ports)(body, parts, caller, query.test === 'true'),
    );
  }

  @Get()
  @ApiOperation({
    operationId: 'searchTransfers',
    summary: 'Search transfers, newest first',
    description:
      'Everything given must fit. An agency finds what it sent or received, an operator and an auditor all. A search by an auditor is recorded first.',
  })
  @ApiOkResponse({ type: SearchPageResource })
  @ApiProblems(...EVERY, 'http/invalid')
  async search(@Req() request: FastifyRequest, @CurrentPrincipal() principal: Principal, @Query() query: SearchDto) {
    const { models, clock, addressees } = this.exchange;
    if (principal.role === 'auditor') {
      await recordAccess(this.exchange)('search', actOf(request, principal, 'auditor', clock));
    }
    const mandates = this.mandatesOf(principal);
    const search = searchOf(query, principal, mandates, addressees, clock.now());
    const reach = await models.reached('directory');
    return { ...models.searcher.search(search), ...reach };
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'traceTransfer',
    summary: 'The trace: every event, who asserted it, when',
    description: 'A recipient sees the document and its own delivery. A look by an auditor is recorded first.',
  })
  @ApiTransferParam()
  @ApiOkResponse({ type: TraceResource })
  @ApiProblems(...EVERY, 'http/invalid', 'transfer/unknown')
  async trace(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Query() query: TraceDto,
  ) {
    const transfer = transferIdOfText(id);
    const { clock, models } = this.exchange;
    if (principal.role === 'auditor') {
      await recordAccess(this.exchange)('trace', actOf(request, principal, 'auditor', clock), transfer);
    }
    const page = { after: query.after ?? 0, limit: query.limit ?? 1000 };
    const ports = { ...this.exchange, traces: await models.currentTraces() };
    return orRefuse(await traceTransfer(ports)(transfer, viewerOf(principal, this.mandatesOf), clock.now(), page));
  }
}
