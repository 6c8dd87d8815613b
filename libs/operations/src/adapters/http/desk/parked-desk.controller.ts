import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, orRefuse, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import { ApiProblems } from '@lienthong/http-edge';
import type { Wire } from '@lienthong/http-edge';
import { OPERATIONS_PORTS } from '../../../application/operations.ports.js';
import type { OperationsPorts } from '../../../application/operations.ports.js';
import { parkedPlaceOf } from '../../../application/parked-id.js';
import { ParkedQueryDto, RulingDto } from './parked.dto.js';
import { parkedDesk, ParkedDeskResource, RulingResource } from './parked.resource.js';

const ID = { name: 'id', description: '`<reactor>:<position>`', example: 'router:4711' };
const DEFAULT_LIMIT = 100;

/** Events that no retry could handle, and an operator's word on them. */
@ApiTags('desk')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/desk/parked')
export class ParkedDeskController {
  constructor(@Inject(OPERATIONS_PORTS) private readonly ports: OperationsPorts) {}

  @Get()
  @ApiOperation({ operationId: 'listParkedEvents', summary: 'Events that wait for an operator, oldest first' })
  @ApiOkResponse({ type: ParkedDeskResource })
  @ApiProblems('auth/wrong-role', 'http/invalid')
  list(@Query() { reactor, limit = DEFAULT_LIMIT }: ParkedQueryDto): Wire<ParkedDeskResource> {
    const { reactors } = this.ports;
    const asked = reactor === undefined ? reactors : reactors.filter(({ name }) => name === reactor);
    return parkedDesk(
      asked.flatMap((one) => one.parked()),
      limit,
    );
  }

  @Post(':id/retry')
  @HttpCode(202)
  @ApiOperation({ operationId: 'retryParkedEvent', summary: 'Handle the event again, and then those held behind it' })
  @ApiParam(ID)
  @ApiAcceptedResponse({ type: RulingResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'desk/not-parked', 'reactor/stopped')
  async retry(
    @Param('id') id: string,
    @Body() { reason }: RulingDto,
    @CurrentPrincipal() { systemId }: Principal,
  ): Promise<Wire<RulingResource>> {
    const { reactor, position } = orRefuse(parkedPlaceOf(this.ports.reactors, id));
    orRefuse(await reactor.retryParked(position, reason, systemId));
    return { id, state: 'released' };
  }

  @Post(':id/skip')
  @HttpCode(202)
  @ApiOperation({ operationId: 'skipParkedEvent', summary: 'Give the event up and handle those held behind it' })
  @ApiParam(ID)
  @ApiAcceptedResponse({ type: RulingResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'desk/not-parked', 'reactor/stopped')
  async skip(
    @Param('id') id: string,
    @Body() { reason }: RulingDto,
    @CurrentPrincipal() { systemId }: Principal,
  ): Promise<Wire<RulingResource>> {
    const { reactor, position } = orRefuse(parkedPlaceOf(this.ports.reactors, id));
    orRefuse(await reactor.skipParked(position, reason, systemId));
    return { id, state: 'skipped' };
  }
}
