import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, orRefuse, Roles } from '@lienthong/http-edge';
import type { Principal, Wire } from '@lienthong/http-edge';
import { AxisReasonDto, JoinAxisDto, RotateAxisSecretDto } from './axis.dto.js';
import { AxesResource, AxisLeftResource, axisResource, AxisResource } from './axis.resource.js';
import { knownAxis, operatorOf } from './known-axis.js';
import { CONNECTOR_PORTS } from './ports.js';
import type { ConnectorHttpPorts } from './ports.js';

const AXIS = { name: 'axis', description: 'What this hub calls the axis', example: 'quoc-gia' };
const DEFAULT_POLL_SECONDS = 2;

/** The axes of which this hub is a client. */
@ApiTags('axes')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/axes')
export class AxesController {
  constructor(@Inject(CONNECTOR_PORTS) private readonly ports: ConnectorHttpPorts) {}

  @Get()
  @ApiOperation({ operationId: 'listAxes', summary: 'The axes that this hub is joined to, and how they are' })
  @ApiOkResponse({ type: AxesResource })
  @ApiProblems('auth/wrong-role')
  list(): Wire<AxesResource> {
    const { connector } = this.ports;
    // While one is joined again it is not worked with for a moment.
    const running = connector.axes.all().flatMap(({ axis }) => connector.running(axis) ?? []);
    return { items: running.map((one) => axisResource(connector, one)) };
  }

  @Post()
  @ApiOperation({
    operationId: 'joinAxis',
    summary: 'Join an axis; mail is fetched and sent from now on',
    description:
      'Joined again, it takes the new address and secret. Which agencies are at home there is said by the register: those that the axis taught it, and those whose endpoint is the axis.',
  })
  @ApiCreatedResponse({ type: AxisResource })
  @ApiProblems(
    'auth/wrong-role',
    'http/invalid',
    'axis/nickname-malformed',
    'axis/endpoint-malformed',
    'axis/plain-http',
    'axis/system-malformed',
    'axis/organ-malformed',
    'axis/secret-malformed',
    'axis/joined-already',
  )
  async join(
    @Body() { secret, pollSeconds = DEFAULT_POLL_SECONDS, allowPlainHttp = false, ...address }: JoinAxisDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<AxisResource>> {
    const { connector } = this.ports;
    const { axis, endpoint, systemId, organId } = address;
    const joining = { axis, endpoint, systemId, organId, pollMs: pollSeconds * 1000 };
    orRefuse(await connector.join(joining, secret, allowPlainHttp, operatorOf(caller)));
    return axisResource(connector, knownAxis(connector, axis));
  }

  @Get(':axis')
  @ApiOperation({ operationId: 'getAxis', summary: 'An axis, and how it is' })
  @ApiParam(AXIS)
  @ApiOkResponse({ type: AxisResource })
  @ApiProblems('auth/wrong-role', 'axis/not-joined')
  get(@Param('axis') axis: string): Wire<AxisResource> {
    const { connector } = this.ports;
    return axisResource(connector, knownAxis(connector, axis));
  }

  @Post(':axis/secret')
  @HttpCode(200)
  @ApiOperation({ operationId: 'rotateAxisSecret', summary: 'Use another secret from now on' })
  @ApiParam(AXIS)
  @ApiOkResponse({ type: AxisResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'axis/not-joined', 'axis/secret-malformed')
  async rotate(
    @Param('axis') axis: string,
    @Body() { secret }: RotateAxisSecretDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<AxisResource>> {
    orRefuse(await this.ports.connector.rotate(axis, secret, operatorOf(caller)));
    return this.get(axis);
  }

  @Post(':axis/leave')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'leaveAxis',
    summary: 'Leave an axis',
    description:
      'What waits for agencies at home there stays in their inboxes, and goes out when it is joined again. A synchronisation ends first; what it brought in stays.',
  })
  @ApiParam(AXIS)
  @ApiOkResponse({ type: AxisLeftResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'axis/not-joined')
  async leave(
    @Param('axis') axis: string,
    @Body() { reason }: AxisReasonDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<AxisLeftResource>> {
    const { connector, syncs } = this.ports;
    const isSynchronised = syncs.of(axis)?.state === 'running';
    orRefuse(await connector.leave(axis, reason, operatorOf(caller)));
    const sync = isSynchronised ? syncs.of(axis) : undefined;
    return { axis, state: 'left', ...(sync === undefined ? {} : { sync }) };
  }
}
