import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, orRefuse, Refused, Roles } from '@lienthong/http-edge';
import type { Principal, Wire } from '@lienthong/http-edge';
import { doubtOf, isOutage } from '../../application/patience/patience.js';
import { AxisPushResource, AxisRoundResource } from './axis.resource.js';
import { knownAxis, operatorOf } from './known-axis.js';
import { CONNECTOR_PORTS } from './ports.js';
import type { ConnectorHttpPorts } from './ports.js';
import { AxisSyncResource } from './sync.resource.js';

const AXIS = { name: 'axis', description: 'What this hub calls the axis', example: 'quoc-gia' };

/** What goes on by itself, done at once at an operator's word. */
@ApiTags('axes')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/axes/:axis')
export class AxisWorkController {
  constructor(@Inject(CONNECTOR_PORTS) private readonly ports: ConnectorHttpPorts) {}

  @Post('pull')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'pullAxis',
    summary: 'Look for mail now',
    description: 'Answers once all that the axis listed was taken, or with the outage that stood in the way.',
  })
  @ApiParam(AXIS)
  @ApiOkResponse({ type: AxisRoundResource })
  @ApiProblems(
    'auth/wrong-role',
    'axis/not-joined',
    'axis/unreachable',
    'axis/timed-out',
    'axis/reply-malformed',
    'axis/reply-status',
    'axis/secret-refused',
    'axis/system-error',
    'axis/list-refused',
    'axis/in-doubt',
  )
  async pull(@Param('axis') axis: string): Promise<Wire<AxisRoundResource>> {
    try {
      const { listed, taken, known, refused, waits } = await knownAxis(this.ports.connector, axis).pull();
      return { listed, taken: taken + known, refused, waits };
    } catch (error) {
      if (!isOutage(error)) throw error;
      const outage = doubtOf(error);
      throw new Refused({ code: error.code, ...(outage === undefined ? {} : { params: { outage } }) });
    }
  }

  @Post('push')
  @HttpCode(200)
  @ApiOperation({ operationId: 'pushAxis', summary: 'Try at once what waits for an outage to end' })
  @ApiParam(AXIS)
  @ApiOkResponse({ type: AxisPushResource })
  @ApiProblems('auth/wrong-role', 'axis/not-joined')
  push(@Param('axis') axis: string): Wire<AxisPushResource> {
    const running = knownAxis(this.ports.connector, axis);
    running.wake();
    const { waiting, outageSince, doubtSince, code } = running.status().push;
    return { waiting, code: outageSince === null && doubtSince === null ? null : code };
  }

  @Post('sync')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'startAxisSync',
    summary: 'Bring the axis’s lists of agencies into the register',
    description:
      'New, renamed, moved and closed agencies, and pairs of old and new codes, as dated facts. What contradicts the register is told and not changed. The same lists again change nothing.',
  })
  @ApiParam(AXIS)
  @ApiAcceptedResponse({ type: AxisSyncResource })
  @ApiProblems('auth/wrong-role', 'axis/not-joined', 'axis/sync-runs')
  sync(@Param('axis') axis: string, @CurrentPrincipal() caller: Principal): Wire<AxisSyncResource> {
    const { connector, syncs } = this.ports;
    return orRefuse(syncs.start(axis, knownAxis(connector, axis), operatorOf(caller)));
  }

  @Post('sync/cancel')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'cancelAxisSync',
    summary: 'End the synchronisation that runs',
    description: 'Answers once it writes no more. What it brought in stays; run again, it goes on from there.',
  })
  @ApiParam(AXIS)
  @ApiOkResponse({ type: AxisSyncResource })
  @ApiProblems('auth/wrong-role', 'axis/not-joined', 'axis/no-sync-runs')
  async cancel(@Param('axis') axis: string): Promise<Wire<AxisSyncResource>> {
    knownAxis(this.ports.connector, axis);
    return orRefuse(await this.ports.syncs.cancel(axis));
  }

  @Get('sync')
  @ApiOperation({ operationId: 'getAxisSync', summary: 'How far the last synchronisation is, or how it ended' })
  @ApiParam(AXIS)
  @ApiOkResponse({ type: AxisSyncResource })
  @ApiProblems('auth/wrong-role', 'axis/not-joined', 'axis/no-sync')
  synced(@Param('axis') axis: string): Wire<AxisSyncResource> {
    knownAxis(this.ports.connector, axis);
    const run = this.ports.syncs.of(axis);
    if (run === undefined) throw new Refused({ code: 'axis/no-sync' });
    return run;
  }
}
