import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Roles } from '@lienthong/http-edge';
import type { Wire } from '@lienthong/http-edge';
import type { TopicLedger } from '@lienthong/relay';
import { inboxStream } from '../../../application/ledger/streams.js';
import type { Exchange } from '../../../exchange.js';
import type { TopicReaders } from '../../bus/relay-hub.js';
import { EVERY } from '../openapi/codes.js';
import { EXCHANGE } from '../ports.js';
import { TopicsDto } from './relay.dto.js';
import { TopicPageResource } from './relay.resource.js';
import { TOPIC_LEDGER, TOPIC_READERS } from './ports.js';

/** What the metrics name of twenty agencies only, for all of them. */
@ApiTags('desk')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/desk/topics')
export class TopicsController {
  constructor(
    @Inject(EXCHANGE) private readonly exchange: Exchange,
    @Inject(TOPIC_LEDGER) private readonly ledger: TopicLedger,
    @Inject(TOPIC_READERS) private readonly readers: TopicReaders,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listTopics',
    summary: 'Every topic with its inbox, by id of the agency',
    description: 'A relay tells how far it came every ten minutes and when it stops: a topic may be ahead of its mark.',
  })
  @ApiOkResponse({ type: TopicPageResource })
  @ApiProblems(...EVERY, 'auth/wrong-role', 'http/invalid')
  async list(@Query() { after = '', limit = 100 }: TopicsDto): Promise<Wire<TopicPageResource>> {
    const { store, clock } = this.exchange;
    const behind = this.readers
      .agencies(clock.now())
      .filter((agency) => agency > after)
      .toSorted();
    const page = behind.slice(0, limit);
    const items = await Promise.all(
      page.map(async (agency) => {
        const [{ mark, generation, held }, head] = await Promise.all([
          this.ledger.topicOf(agency),
          store.headOf(inboxStream(agency)),
        ]);
        return { agency, head, mark, generation, held: held ?? null };
      }),
    );
    const last = page.at(-1);
    return { items, ...(behind.length > page.length && last !== undefined ? { next: last } : {}) };
  }
}
