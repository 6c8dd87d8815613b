import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, orRefuse, Refused, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { FastifyRequest } from 'fastify';
import { openPersonal } from '@lienthong/ledger';
import { offerStream } from '../../application/ledger/streams.js';
import { ruleOnOffer } from '../../application/offers/rule-on-offer.js';
import type { OfferedTo } from '../../application/offers/rule-on-offer.js';
import type { Exchange } from '../../exchange.js';
import { OfferRulingDto } from './dto/offer-ruling.dto.js';
import { EVERY, JSON_BODY } from './openapi/codes.js';
import { FailedOffersResource, OfferRulingResource } from './openapi/failed-offer.resource.js';
import { EXCHANGE } from './ports.js';
import { actOf } from './request-context.js';

const mostShown = 500;
const EXAMPLE = 'H49:17:qlvb-quang-ninh';
const RULED = [
  ...EVERY,
  ...JSON_BODY,
  'auth/wrong-role',
  'offer/not-failed',
  'inbox/beyond-head',
  'change/reason-required',
] as const;

const idOf = ({ agency, sequence, system }: OfferedTo): string => `${agency}:${sequence}:${system}`;

const parseId = (id: string): OfferedTo => {
  const [, agency, sequence, system] = /^([0-9A-Za-z.]{3,35}):(\d{1,15}):([a-z0-9-]{3,63})$/.exec(id) ?? [];
  if (agency === undefined || system === undefined) throw new Refused({ code: 'offer/not-failed' });
  return { agency, sequence: Number(sequence), system };
};

/** Entries that a recipient's system said it could not take: they are offered again by decision alone. */
@ApiTags('desk')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/desk/axis')
export class FailedOffersDeskController {
  constructor(@Inject(EXCHANGE) private readonly exchange: Exchange) {}

  @Get()
  @ApiOperation({
    operationId: 'listFailedOffers',
    summary: 'Entries that a system of the axis’s protocol failed to take, oldest first',
  })
  @ApiOkResponse({ type: FailedOffersResource })
  @ApiProblems(...EVERY, 'auth/wrong-role', 'axis/off')
  async list() {
    const { waiting, reached } = this.exchange.models;
    if (!waiting) throw new Refused({ code: 'axis/off' });
    const reach = await reached('waiting');
    const failed = await Promise.all(
      waiting.failed(mostShown).map(async (one) => ({ id: idOf(one), ...one, description: await this.said(one) })),
    );
    return { failed, ...reach };
  }

  @Post(':id/retry')
  @HttpCode(200)
  @ApiOperation({ operationId: 'retryOffer', summary: 'Offer it to the system again' })
  @ApiParam({ name: 'id', description: '`<agency>:<sequence>:<system>`', example: EXAMPLE })
  @ApiOkResponse({ type: OfferRulingResource })
  @ApiProblems(...RULED)
  retry(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() dto: OfferRulingDto,
  ) {
    return this.rule('retry', request, principal, id, dto);
  }

  @Post(':id/skip')
  @HttpCode(200)
  @ApiOperation({ operationId: 'skipOffer', summary: 'Give it up: the system is not offered it again' })
  @ApiParam({ name: 'id', description: '`<agency>:<sequence>:<system>`', example: EXAMPLE })
  @ApiOkResponse({ type: OfferRulingResource })
  @ApiProblems(...RULED)
  skip(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() dto: OfferRulingDto,
  ) {
    return this.rule('skip', request, principal, id, dto);
  }

  private async rule(
    ruling: 'retry' | 'skip',
    request: FastifyRequest,
    principal: Principal,
    id: string,
    { reason }: OfferRulingDto,
  ) {
    const act = actOf(request, principal, 'operator', this.exchange.clock);
    const position = orRefuse(await ruleOnOffer(this.exchange)(ruling, parseId(id), reason, act));
    return { id, ruling, position };
  }

  private async said({ agency, sequence, system }: OfferedTo): Promise<string | null> {
    const stream = offerStream(agency, sequence, system);
    const [last] = await this.exchange.store.readStream(stream, { direction: 'backward', limit: 1 });
    const words = last && (await openPersonal(this.exchange)(last));
    return typeof words?.['reason'] === 'string' ? words['reason'] : null;
  }
}
