import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, orRefuse, Refused, Roles } from '@lienthong/http-edge';
import type { Principal, Wire } from '@lienthong/http-edge';
import type { FailedPassage, TriedPassage } from '@lienthong/exchange/connector';
import type { RunningAxis } from '../../application/run-axis.js';
import { AxisReasonDto, RetryAllDto } from './axis.dto.js';
import {
  FailedPassagesResource,
  failedPassageResource,
  OrderedRetriesResource,
  passageCounts,
  PassageRulingResource,
} from './axis-desk.resource.js';
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
    summary: 'Messages that did not pass an axis, oldest first',
    description:
      'Those that wait for a decision, then those that the axis fails while it takes others, or while nothing tells whether it is away: these are still tried by itself.',
  })
  @ApiOkResponse({ type: FailedPassagesResource })
  @ApiProblems('auth/wrong-role')
  async list(): Promise<Wire<FailedPassagesResource>> {
    const all = this.running().flatMap((running) => {
      const { desk } = running;
      const { pull, push } = running.status();
      const isTold = ({ times, direction }: TriedPassage): boolean =>
        times > 0 || (direction === 'in' ? pull : push).doubtSince !== null;
      return [...desk.all(), ...desk.trying().filter(isTold)].map((failed) => ({ desk, failed }));
    });
    const shown = all.slice(0, MOST_SHOWN);
    return {
      items: await Promise.all(shown.map(({ desk, failed }) => failedPassageResource(desk, failed))),
      counts: passageCounts(all.map(({ failed }) => failed)),
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
    @Body() { reason, axis, code, to }: RetryAllDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<OrderedRetriesResource>> {
    const fits = (one: FailedPassage): boolean =>
      (code === undefined || one.code === code) && (to === undefined || (one.direction === 'out' && one.agency === to));
    let ordered = 0;
    for (const running of axis === undefined ? this.running() : [knownAxis(this.ports.connector, axis)]) {
      ordered += await running.desk.orderRetries(fits, reason, operatorOf(caller));
      running.wake();
    }
    return { ordered };
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
