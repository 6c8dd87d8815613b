import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, OPEN_STREAMS, Roles } from '@lienthong/http-edge';
import type { OpenStreams } from '@lienthong/http-edge';
import { DEFAULT_RELAY_LIMITS } from '@lienthong/relay';
import type { RelayHub } from '@lienthong/relay';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EVERY, JSON_BODY } from '../openapi/codes.js';
import { ApiAgencyParam } from '../openapi/params.js';
import { AcknowledgedDto, AdvancesDto, EntriesDto, HoldDto, NewsDto } from './relay.dto.js';
import { NewsResource, RelayedInboxesResource, RelayRecordsResource } from './relay.resource.js';
import { RELAY_HUB } from './ports.js';

const AGENCY = 'Id of an agency with a bus mandate';
/** For relays that do not say. */
const BYTES = DEFAULT_RELAY_LIMITS.bytesPerTopic;
const OF_RELAY = [...EVERY, 'auth/wrong-role', 'http/invalid'] as const;

const text = (written: string | Uint8Array): string =>
  typeof written === 'string' ? written : Buffer.from(written).toString('utf8');

/** The hub as a relay in a process of its own sees it. What it hands out is exposed; only the relay's role may ask. */
@ApiTags('relay')
@ApiBearerAuth()
@Roles('relay')
@Controller('v1/relay')
export class RelayController {
  constructor(
    @Inject(RELAY_HUB) private readonly hub: RelayHub,
    @Inject(OPEN_STREAMS) private readonly streams: OpenStreams,
  ) {}

  @Get('inboxes')
  @ApiOperation({ operationId: 'listRelayedInboxes', summary: 'Every inbox that has a topic, and how far it is shown' })
  @ApiOkResponse({ type: RelayedInboxesResource })
  @ApiProblems(...OF_RELAY)
  async inboxes() {
    return { epoch: await this.hub.epoch(), ...(await this.hub.inboxes()) };
  }

  @Get('news')
  @ApiOperation({ operationId: 'awaitRelayNews', summary: 'Waits until an inbox grew or what is relayed changed' })
  @ApiOkResponse({ type: NewsResource })
  @ApiProblems(...OF_RELAY)
  news(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Query() query: NewsDto) {
    return this.hub.news(query.after, query.wait, this.streams.signalFor(request, reply));
  }

  @Get('inboxes/:agency/entries')
  @ApiOperation({
    operationId: 'readRelayEntries',
    summary: 'The next entries as records; their documents are exposed',
  })
  @ApiAgencyParam('agency', AGENCY)
  @ApiOkResponse({ type: RelayRecordsResource })
  @ApiProblems(...OF_RELAY, 'relay/no-reader')
  async entries(@Param('agency') agency: string, @Query() { after, limit, bytes = BYTES }: EntriesDto) {
    const found = await this.hub.entries({ agency, after, limit, bytes });
    return {
      entries: found.map(({ sequence, record: { key, headers, value } }) => ({
        sequence,
        key: text(key ?? ''),
        headers: Object.fromEntries(
          Object.entries(headers).flatMap(([name, written]) =>
            typeof written === 'string' || written instanceof Uint8Array ? [[name, text(written)]] : [],
          ),
        ),
        value: Buffer.from(value ?? []).toString('base64'),
      })),
    };
  }

  @Post('advances')
  @HttpCode(204)
  @ApiOperation({ operationId: 'advanceTopics', summary: 'How far topics came' })
  @ApiNoContentResponse()
  @ApiProblems(...OF_RELAY, ...JSON_BODY)
  async advance(@Body() { advances }: AdvancesDto): Promise<void> {
    await this.hub.advance(
      advances.map(({ agency, sequence, offset, generation }) => ({ agency, mark: { sequence, offset }, generation })),
    );
  }

  @Post('inboxes/:agency/hold')
  @HttpCode(204)
  @ApiOperation({ operationId: 'holdTopic', summary: 'A topic waits, and why' })
  @ApiAgencyParam('agency', AGENCY)
  @ApiNoContentResponse()
  @ApiProblems(...OF_RELAY, ...JSON_BODY)
  async hold(@Param('agency') agency: string, @Body() { reason, generation }: HoldDto): Promise<void> {
    await this.hub.hold(agency, reason, generation);
  }

  @Post('inboxes/:agency/acknowledgement')
  @HttpCode(204)
  @ApiOperation({ operationId: 'acknowledgeTopic', summary: 'The agency’s group has committed up to a sequence' })
  @ApiAgencyParam('agency', AGENCY)
  @ApiNoContentResponse()
  @ApiProblems(...OF_RELAY, ...JSON_BODY, 'relay/no-reader', 'relay/not-acknowledged')
  async acknowledge(@Param('agency') agency: string, @Body() { sequence }: AcknowledgedDto): Promise<void> {
    await this.hub.acknowledge(agency, sequence);
  }
}
