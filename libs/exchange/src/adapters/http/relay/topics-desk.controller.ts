import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, orRefuse, Refused, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { Topic, TopicLedger } from '@lienthong/relay';
import type { FastifyRequest } from 'fastify';
import { inboxStream } from '../../../application/ledger/streams.js';
import type { Exchange } from '../../../exchange.js';
import type { TopicReaders } from '../../bus/relay-hub.js';
import { EVERY, JSON_BODY } from '../openapi/codes.js';
import { ApiAgencyParam } from '../openapi/params.js';
import { EXCHANGE } from '../ports.js';
import { actOf } from '../request-context.js';
import { RebuildDto } from './relay.dto.js';
import { TopicResource } from './relay.resource.js';
import { TOPIC_LEDGER, TOPIC_READERS } from './ports.js';

const shown = (agency: string, { mark, generation, held }: Topic) => ({ agency, mark, generation, held: held ?? null });

/** What an operator can do about an agency's `in` topic. */
@ApiTags('desk')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/desk/topics/:agency')
export class TopicsDeskController {
  constructor(
    @Inject(EXCHANGE) private readonly exchange: Exchange,
    @Inject(TOPIC_LEDGER) private readonly ledger: TopicLedger,
    @Inject(TOPIC_READERS) private readonly readers: TopicReaders,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'readTopic',
    summary: 'How far an agency’s topic shows its inbox, and whether it waits',
  })
  @ApiAgencyParam('agency', 'Id of an agency with a bus mandate')
  @ApiOkResponse({ type: TopicResource })
  @ApiProblems(...EVERY, 'auth/wrong-role', 'relay/no-topic')
  async read(@Param('agency') agency: string) {
    this.checkAgency(agency);
    return shown(agency, await this.ledger.topicOf(agency));
  }

  @Post('rebuild')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'rebuildTopic',
    summary: 'Have the topic written anew from the inbox',
    description:
      'For a topic that was lost. Its records carry the extension `rebuild`, so that a reader can tell them from earlier ones with the same sequence.',
  })
  @ApiAgencyParam('agency', 'Id of an agency with a bus mandate')
  @ApiOkResponse({ type: TopicResource })
  @ApiProblems(...EVERY, ...JSON_BODY, 'auth/wrong-role', 'relay/no-topic', 'relay/beyond-head', 'relay/rebuild-reason')
  async rebuild(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('agency') agency: string,
    @Body() { from, reason }: RebuildDto,
  ) {
    this.checkAgency(agency);
    const { store, clock } = this.exchange;
    const head = await store.headOf(inboxStream(agency));
    const { by } = actOf(request, principal, 'operator', clock);
    return shown(agency, orRefuse(await this.ledger.orderRebuild(agency, { from, head, reason }, by)));
  }

  private checkAgency(agency: string): void {
    const { clock } = this.exchange;
    if (this.readers.holderAt(agency, clock.now()) === undefined) throw new Refused({ code: 'relay/no-topic' });
  }
}
