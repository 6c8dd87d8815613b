import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, OPEN_STREAMS, orRefuse, Roles, sendEvents } from '@lienthong/http-edge';
import type { OpenStreams, Principal } from '@lienthong/http-edge';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acknowledge, acknowledgedBy } from '../../application/inbox/acknowledge.js';
import { followInbox, pollInbox } from '../../application/inbox/follow.js';
import { revisionAfter } from '../../application/inbox/window.js';
import { inboxStream } from '../../application/ledger/streams.js';
import { acknowledgeOne, acknowledgeUpTo } from '../../domain/inbox/acknowledgement.js';
import type { Acknowledged } from '../../domain/inbox/acknowledgement.js';
import type { Exchange } from '../../exchange.js';
import { ownAgency } from './agency-codes.js';
import { CursorDto, InboxDto, StreamDto } from './dto/query.dto.js';
import { CURSOR, INBOX, JSON_BODY } from './openapi/codes.js';
import { EPOCH } from './openapi/examples.js';
import { AcknowledgementResource, InboxPageResource } from './openapi/inbox.resource.js';
import { ApiAgencyParam } from './openapi/params.js';
import { wholeParam } from './params.js';
import { EXCHANGE, EXCHANGE_LIMITS, MANDATES } from './ports.js';
import type { MandatesOf } from './ports.js';
import type { ExchangeLimits } from '../intake/limits.js';
import { actOf } from './request-context.js';

const AGENCY = 'Any code of an agency that the caller speaks for';

@ApiTags('inbox')
@ApiBearerAuth()
@Roles('agency')
@Controller('v1/agencies/:code/inbox')
export class InboxController {
  constructor(
    @Inject(EXCHANGE) private readonly exchange: Exchange,
    @Inject(MANDATES) private readonly mandatesOf: MandatesOf,
    @Inject(EXCHANGE_LIMITS) private readonly limits: ExchangeLimits,
    @Inject(OPEN_STREAMS) private readonly streams: OpenStreams,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readInbox', summary: 'A page of the inbox; with `wait` a long poll' })
  @ApiAgencyParam('code', AGENCY)
  @ApiOkResponse({ type: InboxPageResource })
  @ApiProblems(...INBOX, ...CURSOR)
  async read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentPrincipal() principal: Principal,
    @Param('code') code: string,
    @Query() query: InboxDto,
  ) {
    const agency = this.agencyOf(principal, code);
    const after = await this.startOf(agency, principal, query.after);
    const wait = Math.min(query.wait ?? 0, this.limits.longestWait);
    const page = { after, limit: query.limit ?? 100, waitMs: wait * 1000 };
    const found = await pollInbox(this.exchange)(agency, page, this.streams.signalFor(request, reply));
    // A mandate may end while the poll waits.
    this.agencyOf(principal, code);
    return found;
  }

  @Get('stream')
  @ApiOperation({ operationId: 'streamInbox', summary: 'The inbox as server-sent events; the event id is the cursor' })
  @ApiAgencyParam('code', AGENCY)
  @ApiHeader({
    name: 'last-event-id',
    required: false,
    description: 'Cursor to continue after; stronger than `after`',
    example: `${EPOCH}:17`,
  })
  @ApiOkResponse({
    description: '`id` is the cursor, `event` the kind of the entry, `data` a WindowEntryResource as JSON',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiProblems(...INBOX, ...CURSOR)
  async stream(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentPrincipal() principal: Principal,
    @Param('code') code: string,
    @Query() query: StreamDto,
  ): Promise<void> {
    const agency = this.agencyOf(principal, code);
    const resumed = request.headers['last-event-id'];
    const after = await this.startOf(agency, principal, typeof resumed === 'string' ? resumed : query.after);
    const signal = this.streams.signalFor(request, reply);
    await sendEvents(reply, this.whileMandated(principal, code, followInbox(this.exchange)(agency, after, signal)), {
      signal,
    });
  }

  @Put('cursor')
  @ApiOperation({ operationId: 'moveCursor', summary: 'Acknowledge everything up to a cursor' })
  @ApiAgencyParam('code', AGENCY)
  @ApiOkResponse({ type: AcknowledgementResource })
  @ApiProblems(...INBOX, ...CURSOR, ...JSON_BODY)
  async cursor(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('code') code: string,
    @Body() dto: CursorDto,
  ) {
    const agency = this.agencyOf(principal, code);
    const sequence = await this.startOf(agency, principal, dto.cursor);
    return this.acknowledge(request, principal, agency, sequence, acknowledgeUpTo);
  }

  @Post(':sequence/ack')
  @HttpCode(200)
  @ApiOperation({ operationId: 'acknowledgeEntry', summary: 'Acknowledge one entry' })
  @ApiAgencyParam('code', AGENCY)
  @ApiParam({ name: 'sequence', description: 'Of the entry', schema: { type: 'integer', minimum: 0 } })
  @ApiOkResponse({ type: AcknowledgementResource })
  @ApiProblems(...INBOX, 'http/invalid', 'inbox/beyond-head')
  async one(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('code') code: string,
    @Param('sequence') sequence: string,
  ) {
    const agency = this.agencyOf(principal, code);
    return this.acknowledge(request, principal, agency, wholeParam('sequence', sequence), acknowledgeOne);
  }

  private agencyOf(principal: Principal, code: string): string {
    const { addressees, clock } = this.exchange;
    return ownAgency(addressees, this.mandatesOf(principal), code, clock.now());
  }

  /** A mandate may end while the stream is open. */
  private async *whileMandated<T>(principal: Principal, code: string, entries: AsyncIterable<T>): AsyncGenerator<T> {
    for await (const entry of entries) {
      this.agencyOf(principal, code);
      yield entry;
    }
  }

  private async startOf(agency: string, principal: Principal, cursor: string | undefined): Promise<number> {
    const { store } = this.exchange;
    if (cursor === undefined) {
      return (await acknowledgedBy(this.exchange)({ agency, system: principal.systemId })).cursor;
    }
    return orRefuse(revisionAfter(store.epoch, await store.headOf(inboxStream(agency)), cursor));
  }

  private async acknowledge(
    request: FastifyRequest,
    principal: Principal,
    agency: string,
    sequence: number,
    step: (state: Acknowledged, sequence: number) => Acknowledged,
  ) {
    const act = actOf(request, principal, 'gateway', this.exchange.clock);
    const reader = { agency, system: principal.systemId };
    const said = { ...act, by: { ...act.by, agency } };
    const state = orRefuse(await acknowledge(this.exchange)(reader, sequence, step, said));
    const { epoch } = this.exchange.store;
    const cursor = state.cursor < 0 ? null : `${epoch}:${state.cursor}`;
    return { agency, epoch, cursor, acknowledgedBeyond: state.beyond };
  }
}
