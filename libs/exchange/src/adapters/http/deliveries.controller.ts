import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { FastifyRequest } from 'fastify';
import type { IntakePorts } from '../intake/caller.js';
import { AnswerDto, ReportDto } from '../intake/dto/status.dto.js';
import { recipientOfCode, reportOnDelivery } from '../intake/report.js';
import type { Reported } from '../intake/report.js';
import { ChangeAnswerResource, StatusAnswerResource } from './openapi/change.resource.js';
import { CHANGE, JSON_BODY, OWN_TRANSFER, REPORT } from './openapi/codes.js';
import { ApiAgencyParam, ApiIdempotencyKey, ApiTransferParam } from './openapi/params.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { INTAKE, MANDATES } from './ports.js';
import type { MandatesOf } from './ports.js';
import { callerOf } from './request-context.js';

const RECIPIENT = 'Any code of the recipient';

@ApiTags('deliveries')
@ApiBearerAuth()
@Roles('agency')
@Controller('v1/deliveries/:transfer/:agency')
export class DeliveriesController {
  constructor(
    @Inject(INTAKE) private readonly ports: IntakePorts,
    @Inject(MANDATES) private readonly mandatesOf: MandatesOf,
    @Inject(IdempotencyKeys) private readonly keys: IdempotencyKeys,
  ) {}

  @Post('status')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'reportStatus',
    summary: 'Report a status (01–06, 15, 16); the sender’s 13 asks to take the document back',
  })
  @ApiIdempotencyKey()
  @ApiTransferParam('transfer')
  @ApiAgencyParam('agency', RECIPIENT)
  @ApiExtraModels(StatusAnswerResource, ChangeAnswerResource)
  @ApiOkResponse({
    description: 'A status, or the receipt of the recall that 13 asked for',
    schema: { oneOf: [{ $ref: getSchemaPath(StatusAnswerResource) }, { $ref: getSchemaPath(ChangeAnswerResource) }] },
  })
  @ApiProblems(...OWN_TRANSFER, ...JSON_BODY, ...REPORT, ...CHANGE, 'status/unknown-code')
  status(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('transfer') transfer: string,
    @Param('agency') code: string,
    @Body() dto: ReportDto,
  ) {
    return this.report(request, principal, transfer, code, dto);
  }

  @Post('answer')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'answerChange',
    summary: 'Agree to (15) or refuse (16) a recall, else the oldest open update',
  })
  @ApiIdempotencyKey()
  @ApiTransferParam('transfer')
  @ApiAgencyParam('agency', RECIPIENT)
  @ApiOkResponse({ type: StatusAnswerResource })
  @ApiProblems(...OWN_TRANSFER, ...JSON_BODY, ...REPORT)
  answer(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('transfer') transfer: string,
    @Param('agency') code: string,
    @Body() dto: AnswerDto,
  ) {
    const { agreed, ...rest } = dto;
    return this.report(request, principal, transfer, code, { ...rest, status: agreed ? '15' : '16' });
  }

  private async report(request: FastifyRequest, principal: Principal, transfer: string, code: string, dto: Reported) {
    const { addressees, clock } = this.ports.exchange;
    const agency = recipientOfCode(addressees, code, clock.now());
    const caller = callerOf(request, principal, this.mandatesOf, clock);
    return this.keys.decide(request, principal, (keyed) => reportOnDelivery(keyed)(transfer, agency, caller, dto));
  }
}
