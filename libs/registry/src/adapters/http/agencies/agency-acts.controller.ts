import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, orRefuse, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import { startOfDay } from '@lienthong/identifiers';
import { dayAt } from '../input/moment.js';
import { ApiProblems } from '@lienthong/http-edge';
import { REGISTRY_HTTP_PORTS } from '../registry-http.ports.js';
import type { RegistryHttpPorts } from '../registry-http.ports.js';
import { FromDayDto, RenameAgencyDto, SucceedAgencyDto, SuspendAgencyDto } from './agency-acts.dto.js';
import { ACT_PROBLEMS, recordAct } from './record-act.js';
import { RecordedResource } from './recorded.resource.js';
import { successorsOf } from './successors.js';
import type { Wire } from '@lienthong/http-edge';

const CODE = { name: 'code', description: 'Any code of the agency', example: 'H53.101' };

/** An operator's acts on one agency. A repeat of what is recorded is accepted without a new fact. */
@ApiTags('agencies')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/agencies/:code')
export class AgencyActsController {
  constructor(@Inject(REGISTRY_HTTP_PORTS) private readonly ports: RegistryHttpPorts) {}

  @Post('suspend')
  @HttpCode(200)
  @ApiOperation({ operationId: 'suspendAgency', summary: 'From that day on the agency takes nothing' })
  @ApiParam(CODE)
  @ApiOkResponse({ type: RecordedResource })
  @ApiProblems(...ACT_PROBLEMS)
  suspend(
    @Param('code') code: string,
    @Body() { from, reason }: SuspendAgencyDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<RecordedResource>> {
    const day = dayAt(from, '/from');
    return recordAct(this.ports)(code, day, () => ({ type: 'SuspendAgency', data: { from: day, reason } }), caller);
  }

  @Post('resume')
  @HttpCode(200)
  @ApiOperation({ operationId: 'resumeAgency', summary: 'Ends a suspension' })
  @ApiParam(CODE)
  @ApiOkResponse({ type: RecordedResource })
  @ApiProblems(...ACT_PROBLEMS)
  resume(
    @Param('code') code: string,
    @Body() { from }: FromDayDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<RecordedResource>> {
    const day = dayAt(from, '/from');
    return recordAct(this.ports)(code, day, () => ({ type: 'ResumeAgency', data: { from: day } }), caller);
  }

  @Post('rename')
  @HttpCode(200)
  @ApiOperation({ operationId: 'renameAgency', summary: 'The agency bears another name from that day on' })
  @ApiParam(CODE)
  @ApiOkResponse({ type: RecordedResource })
  @ApiProblems(...ACT_PROBLEMS, 'agency/name-empty', 'agency/name-unwritable')
  rename(
    @Param('code') code: string,
    @Body() { from, name }: RenameAgencyDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<RecordedResource>> {
    const day = dayAt(from, '/from');
    return recordAct(this.ports)(code, day, () => ({ type: 'RenameAgency', data: { from: day, name } }), caller);
  }

  @Post('succeed')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'succeedAgency',
    summary: 'Closes the agency and names who answers for it',
    description: 'From that day on. Without successors it is abolished.',
  })
  @ApiParam(CODE)
  @ApiOkResponse({ type: RecordedResource })
  @ApiProblems(...ACT_PROBLEMS, 'agency/already-closed', 'agency/successor-unknown', 'agency/scope-conflict')
  succeed(
    @Param('code') code: string,
    @Body() body: SucceedAgencyDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<RecordedResource>> {
    const day = dayAt(body.from, '/from');
    return recordAct(this.ports)(
      code,
      day,
      () => {
        const successors = orRefuse(successorsOf(this.ports.registry.register, body.successors, startOfDay(day)));
        return { type: 'SucceedAgency', data: { from: day, successors } };
      },
      caller,
    );
  }
}
