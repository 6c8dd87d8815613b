import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, orRefuse, Refused, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { FastifyRequest } from 'fastify';
import { assignRouting } from '../../application/desk/routing-desk.js';
import type { Exchange } from '../../exchange.js';
import { AssignDto } from '../intake/dto/change.dto.js';
import { EVERY, JSON_BODY } from './openapi/codes.js';
import { TRANSFER_ID } from './openapi/examples.js';
import { AssignmentResource, AwaitedRoutesResource } from './openapi/routing.resource.js';
import { EXCHANGE } from './ports.js';
import { actOf } from './request-context.js';

const mostShown = 500;

/** `<transfer>:<code>`; a transfer id is a UUID of 36 characters. */
const idOf = (transfer: string, code: string): string => `${transfer}:${code}`;
const parseId = (id: string): { readonly transfer: string; readonly code: string } => {
  const [, transfer, code] = /^([0-9a-f-]{36}):(.{3,35})$/.exec(id) ?? [];
  if (transfer === undefined || code === undefined) throw new Refused({ code: 'routing/not-awaited' });
  return { transfer, code };
};

/** Where deliveries wait that the register cannot route: closed agencies whose successors' scopes do not tell. */
@ApiTags('desk')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/desk/routing')
export class RoutingDeskController {
  constructor(@Inject(EXCHANGE) private readonly exchange: Exchange) {}

  @Get()
  @ApiOperation({
    operationId: 'listAwaitedRouting',
    summary: 'Deliveries that wait for an operator’s decision, oldest first',
  })
  @ApiOkResponse({ type: AwaitedRoutesResource })
  @ApiProblems(...EVERY, 'auth/wrong-role')
  async list() {
    const reach = await this.exchange.models.reached('directory');
    const awaited = this.exchange.models.queries.awaited(mostShown);
    return { awaited: awaited.map((one) => ({ id: idOf(one.transfer, one.code), ...one })), ...reach };
  }

  @Post(':id/assign')
  @HttpCode(200)
  @ApiOperation({ operationId: 'assignRouting', summary: 'Decide which agency receives' })
  @ApiParam({ name: 'id', description: '`<transfer>:<code>`', example: `${TRANSFER_ID}:H60` })
  @ApiOkResponse({ type: AssignmentResource })
  @ApiProblems(
    ...EVERY,
    ...JSON_BODY,
    'auth/wrong-role',
    'routing/not-awaited',
    'change/reason-required',
    'recipient/unknown',
    'recipient/closed',
    'transfer/unknown',
  )
  async assign(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() dto: AssignDto,
  ) {
    const act = actOf(request, principal, 'operator', this.exchange.clock);
    const { position } = orRefuse(
      await assignRouting(this.exchange)({ ...parseId(id), to: dto.to, reason: dto.reason }, act),
    );
    return { id, to: dto.to, position };
  }
}
