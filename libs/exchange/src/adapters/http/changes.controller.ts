import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { FastifyRequest } from 'fastify';
import type { Exchange } from '../../exchange.js';
import type { Caller } from '../intake/caller.js';
import { recallOwn, replaceOwn, updateOwn } from '../intake/change.js';
import { RecallDto } from '../intake/dto/change.dto.js';
import { ownTransfer } from '../intake/own-transfer.js';
import { ChangeAnswerResource } from './openapi/change.resource.js';
import { CHANGE, JSON_BODY, OWN_TRANSFER } from './openapi/codes.js';
import { ApiIdempotencyKey, ApiTransferParam } from './openapi/params.js';
import { ApiReplace, ApiUpdate } from './openapi/submission.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { EXCHANGE, MANDATES } from './ports.js';
import type { MandatesOf } from './ports.js';
import { callerOf } from './request-context.js';
import { Submissions } from './submissions.js';

/** What a sender may do to a document that is under way (edXML types 1–3). */
@ApiTags('changes')
@ApiBearerAuth()
@Roles('agency')
@Controller('v1/transfers/:id')
export class ChangesController {
  constructor(
    @Inject(Submissions) private readonly submissions: Submissions,
    @Inject(EXCHANGE) private readonly exchange: Exchange,
    @Inject(MANDATES) private readonly mandatesOf: MandatesOf,
    @Inject(IdempotencyKeys) private readonly keys: IdempotencyKeys,
  ) {}

  @Post('recall')
  @HttpCode(201)
  @ApiOperation({
    operationId: 'recallTransfer',
    summary: 'Take a document back: cancelled where unopened, asked for elsewhere',
  })
  @ApiIdempotencyKey()
  @ApiTransferParam()
  @ApiCreatedResponse({ type: ChangeAnswerResource, description: 'Durable' })
  @ApiProblems(...OWN_TRANSFER, ...JSON_BODY, ...CHANGE, 'recipient/unknown')
  async recall(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() dto: RecallDto,
  ) {
    const { ports } = this.submissions;
    const own = await ownTransfer(ports)(id, this.callerOf(request, principal));
    return this.keys.decide(request, principal, (keyed) => recallOwn(keyed)(own, dto));
  }

  @Post('update')
  @HttpCode(201)
  @ApiTransferParam()
  @ApiUpdate()
  async update(@Req() request: FastifyRequest, @CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    const { ports } = this.submissions;
    const own = await ownTransfer(ports)(id, this.callerOf(request, principal));
    return this.submissions.receive(request, principal, (keyed, body, parts) => updateOwn(keyed)(own, body, parts));
  }

  @Post('replace')
  @HttpCode(201)
  @ApiTransferParam()
  @ApiReplace()
  async replace(@Req() request: FastifyRequest, @CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    const { ports } = this.submissions;
    const caller = this.callerOf(request, principal);
    const own = await ownTransfer(ports)(id, caller);
    return this.submissions.receive(request, principal, (keyed, body, parts) =>
      replaceOwn(keyed)(own, body, parts, caller),
    );
  }

  private callerOf(request: FastifyRequest, principal: Principal): Caller {
    return callerOf(request, principal, this.mandatesOf, this.exchange.clock);
  }
}
