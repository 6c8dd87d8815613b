import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, orRefuse, Refused, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import { deriveEventId } from '@lienthong/event-store';
import type { Instant } from '@lienthong/kernel';
import type { FastifyRequest } from 'fastify';
import { recall } from '../../application/changes/recall.js';
import { accessTransfer } from '../../application/content/access.js';
import { onceConsigned } from '../../application/delivery/once-consigned.js';
import { reportStatus } from '../../application/delivery/report.js';
import type { Exchange } from '../../exchange.js';
import { staffOf } from './dto/people.dto.js';
import { AnswerDto, ReportDto } from './dto/status.dto.js';
import { ChangeAnswerResource, StatusAnswerResource } from './openapi/change.resource.js';
import { CHANGE, JSON_BODY, OWN_TRANSFER, REPORT } from './openapi/codes.js';
import { ApiAgencyParam, ApiIdempotencyKey, ApiTransferParam } from './openapi/params.js';
import { transferIdParam } from './params.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { EXCHANGE, MANDATES } from './ports.js';
import type { MandatesOf } from './ports.js';
import { actOf, viewerOf } from './request-context.js';
import { claimedAt } from './submissions.js';

type Reported = Pick<ReportDto, keyof ReportDto>;

const RECIPIENT = 'Any code of the recipient';

@ApiTags('deliveries')
@ApiBearerAuth()
@Roles('agency')
@Controller('v1/deliveries/:transfer/:agency')
export class DeliveriesController {
  constructor(
    @Inject(EXCHANGE) private readonly exchange: Exchange,
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
  async status(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('transfer') transfer: string,
    @Param('agency') code: string,
    @Body() dto: ReportDto,
  ) {
    return this.report(request, principal, transferIdParam(transfer), code, dto);
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
  async answer(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('transfer') transfer: string,
    @Param('agency') code: string,
    @Body() dto: AnswerDto,
  ) {
    const { agreed, ...rest } = dto;
    return this.report(request, principal, transferIdParam(transfer), code, { ...rest, status: agreed ? '15' : '16' });
  }

  private async report(request: FastifyRequest, principal: Principal, transfer: string, code: string, dto: Reported) {
    const act = actOf(request, principal, 'clerk', this.exchange.clock);
    const viewer = viewerOf(principal, this.mandatesOf);
    const access = orRefuse(await accessTransfer(this.exchange)(transfer, viewer, act.at));
    const agency = this.agencyOf(code, act.at);
    await this.keys.claim(request, principal);
    const { status, messageId, reason, staff } = dto;
    if (status === '13') {
      if (!access.asSender) throw new Refused({ code: 'status/unknown-code', path: '/status', params: { status } });
      const { sender } = access.transfer.state;
      const requestId = deriveEventId('recall', sender, messageId);
      const asked = { transfer, sender, requestId, agencies: [agency], reason: reason ?? '' };
      const said = { ...act, by: { ...act.by, agency: sender, role: 'sender' as const } };
      const { receipt } = orRefuse(
        await recall(this.exchange)({ ...asked, ...(staff ? { staff: staffOf(staff) } : {}) }, said),
      );
      return { kind: 'recall', receipt };
    }
    if (!viewer.mandates.mayActFor(agency, act.at)) throw new Refused({ code: 'transfer/unknown' });
    const report = {
      transfer,
      agency,
      code: status,
      reportId: deriveEventId('status', agency, messageId),
      claimedAt: claimedAt(dto.at, act.at),
      ...(reason === undefined ? {} : { reason }),
      ...(staff === undefined ? {} : { staff: staffOf(staff) }),
    };
    const said = { ...act, by: { ...act.by, agency } };
    const run = () => reportStatus(this.exchange)(report, said);
    return { kind: 'status', ...orRefuse(await onceConsigned(this.exchange)(transfer, run)) };
  }

  /** The holder of the code, closed or not: a predecessor's late report is still its own. */
  private agencyOf(code: string, at: Instant): string {
    const found = this.exchange.addressees.resolve(code, at);
    if (found.kind === 'unknown') throw new Refused({ code: 'transfer/unknown' });
    return found.agency;
  }
}
