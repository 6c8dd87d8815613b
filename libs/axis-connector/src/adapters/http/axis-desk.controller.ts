import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, orRefuse, Refused, Roles } from '@lienthong/http-edge';
import type { Principal, Wire } from '@lienthong/http-edge';
import type { FailedPassage } from '@lienthong/exchange/connector';
import type { RunningAxis } from '../../application/run-axis.js';
import { AxisReasonDto, FailedPassagesDto, RuleAllDto } from './axis.dto.js';
import {
  FailedPassagesResource,
  failedPassageResource,
  GivenUpResource,
  OrderedRetriesResource,
  passageCounts,
  PassageRulingResource,
} from './axis-desk.resource.js';
import { pageOf, shownOf } from './desk-page.js';
import { knownAxis, operatorOf } from './known-axis.js';
import { CONNECTOR_PORTS } from './ports.js';
import type { ConnectorHttpPorts } from './ports.js';

const ID = { name: 'id', description: 'Of the message that did not pass', format: 'uuid' };
const MOST_SHOWN = 500;

/** Messages that did not pass an axis: refused in words, or not to be understood. Each waits for a decision. */
@ApiTags('desk')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/desk/axes')
export class AxisDeskController {
  constructor(@Inject(CONNECTOR_PORTS) private readonly ports: ConnectorHttpPorts) {}

  @Get()
  @ApiOperation({
    operationId: 'listFailedPassages',
    summary: 'Messages that did not pass an axis, by axis, of each the oldest first',
    description:
      'Those that wait for a decision, and those that the axis fails while it takes others, or while nothing tells whether it is away: these are still tried by itself.',
  })
  @ApiOkResponse({ type: FailedPassagesResource })
  @ApiProblems('auth/wrong-role', 'http/invalid')
  async list(@Query() { after, limit = MOST_SHOWN }: FailedPassagesDto): Promise<Wire<FailedPassagesResource>> {
    const all = this.running()
      .toSorted((one, other) => (one.address.axis < other.address.axis ? -1 : 1))
      .flatMap(shownOf);
    const { page, next } = pageOf(all, after, limit);
    return {
      items: await Promise.all(page.map(({ desk, failed }) => failedPassageResource(desk, failed))),
      counts: passageCounts(all.map(({ failed }) => failed)),
      ...(next === undefined ? {} : { next }),
    };
  }

  @Post('retry')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'retryFailedPassages',
    summary: 'Try again all that wait for a decision, or those of an axis, with a code, to an agency',
    description: 'Each once: the same call again orders only what failed since.',
  })
  @ApiAcceptedResponse({ type: OrderedRetriesResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'axis/not-joined')
  async retryAll(
    @Body() which: RuleAllDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<OrderedRetriesResource>> {
    return { ordered: await this.ruleAll('OrderRetry', which, caller) };
  }

  @Post('give-up')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'giveUpPassages',
    summary: 'Give up all that wait for a decision, or those of an axis, with a code, to an agency',
    description:
      'They are never tried again. What was ordered to be tried again, and what is still tried, is left alone.',
  })
  @ApiAcceptedResponse({ type: GivenUpResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'axis/not-joined')
  async giveUpAll(@Body() which: RuleAllDto, @CurrentPrincipal() caller: Principal): Promise<Wire<GivenUpResource>> {
    return { givenUp: await this.ruleAll('GiveUp', which, caller) };
  }

  @Post(':id/retry')
  @HttpCode(202)
  @ApiOperation({ operationId: 'retryFailedPassage', summary: 'Try it again' })
  @ApiParam(ID)
  @ApiAcceptedResponse({ type: PassageRulingResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'axis/not-at-the-desk')
  async retry(
    @Param('id') id: string,
    @Body() { reason }: AxisReasonDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<PassageRulingResource>> {
    const running = this.holding(id);
    orRefuse(await running.desk.record({ type: 'OrderRetry', passage: id, reason }, operatorOf(caller)));
    running.wake();
    return { id, state: 'ordered' };
  }

  @Post(':id/give-up')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'giveUpPassage',
    summary: 'Give it up',
    description: 'It is never tried again. A message from the axis is left alone however long the axis lists it.',
  })
  @ApiParam(ID)
  @ApiAcceptedResponse({ type: PassageRulingResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'axis/not-at-the-desk')
  async giveUp(
    @Param('id') id: string,
    @Body() { reason }: AxisReasonDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<PassageRulingResource>> {
    const { desk } = this.holding(id);
    orRefuse(await desk.record({ type: 'GiveUp', passage: id, reason }, operatorOf(caller)));
    return { id, state: 'given-up' };
  }

  private async ruleAll(
    ruling: 'OrderRetry' | 'GiveUp',
    { reason, axis, code, to }: RuleAllDto,
    caller: Principal,
  ): Promise<number> {
    const fits = (one: FailedPassage): boolean =>
      (code === undefined || one.code === code) && (to === undefined || (one.direction === 'out' && one.agency === to));
    let ruled = 0;
    for (const running of axis === undefined ? this.running() : [knownAxis(this.ports.connector, axis)]) {
      ruled += await running.desk.ruleAll(ruling, fits, reason, operatorOf(caller));
      running.wake();
    }
    return ruled;
  }

  private running(): readonly RunningAxis[] {
    const { connector } = this.ports;
    return connector.axes.all().flatMap(({ axis }) => connector.running(axis) ?? []);
  }

  private holding(id: string): RunningAxis {
    const found = this.running().find(({ desk }) => desk.of(id) !== undefined);
    if (found === undefined) throw new Refused({ code: 'axis/not-at-the-desk', path: '/id' });
    return found;
  }
}
