import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, Refused, Roles } from '@lienthong/http-edge';
import type { Principal, Wire } from '@lienthong/http-edge';
import { parseAgencyCode, startOfDay } from '@lienthong/identifiers';
import { agencyBehind } from '../agency-behind.js';
import { dayAt } from '../input/moment.js';
import { REGISTRY_HTTP_PORTS } from '../registry-http.ports.js';
import type { RegistryHttpPorts } from '../registry-http.ports.js';
import { AddCodeDto, ChangeEndpointDto, MoveAgencyDto, RotateKeyDto } from './agency-facts.dto.js';
import { ACT_PROBLEMS, recordAct } from './record-act.js';
import { RecordedResource } from './recorded.resource.js';

const CODE = { name: 'code', description: 'Any code of the agency', example: 'H53.101' };

/** What an operator records of an agency beside its name and its end. A repeat is accepted without a new fact. */
@ApiTags('agencies')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/agencies/:code')
export class AgencyFactsController {
  constructor(@Inject(REGISTRY_HTTP_PORTS) private readonly ports: RegistryHttpPorts) {}

  @Post('codes')
  @HttpCode(200)
  @ApiOperation({ operationId: 'addAgencyCode', summary: 'The agency answers to a further code from that day on' })
  @ApiParam(CODE)
  @ApiOkResponse({ type: RecordedResource })
  @ApiProblems(
    ...ACT_PROBLEMS,
    'identifiers/agency-code-malformed',
    'agency/code-taken',
    'agency/centre-not-registrable',
  )
  addCode(
    @Param('code') code: string,
    @Body() body: AddCodeDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<RecordedResource>> {
    const from = dayAt(body.from, '/from');
    const parsed = parseAgencyCode(body.code);
    if (!parsed.ok) throw new Refused({ ...parsed.refusal, path: '/code' });
    const { code: added, generation } = parsed.value;
    const command = { type: 'AddAgencyCode', data: { from, code: added, generation } } as const;
    return recordAct(this.ports)(code, from, () => command, caller);
  }

  @Post('move')
  @HttpCode(200)
  @ApiOperation({ operationId: 'moveAgency', summary: 'The agency stands under another from that day on' })
  @ApiParam(CODE)
  @ApiOkResponse({ type: RecordedResource })
  @ApiProblems(...ACT_PROBLEMS, 'agency/parent-unknown', 'agency/parent-closed', 'agency/parent-cycle')
  move(
    @Param('code') code: string,
    @Body() { from, parent, level }: MoveAgencyDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<RecordedResource>> {
    const day = dayAt(from, '/from');
    const above = (named: string) => {
      const found = agencyBehind(this.ports.registry.register, named, startOfDay(day));
      if (found.ok) return found.value;
      throw new Refused({ code: 'agency/parent-unknown', path: '/parent', params: { agency: named } });
    };
    const data = () => ({
      from: day,
      ...(parent === undefined ? {} : { parent: above(parent) }),
      ...(level === undefined ? {} : { level }),
    });
    return recordAct(this.ports)(code, day, () => ({ type: 'MoveAgency', data: data() }), caller);
  }

  @Post('endpoint')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'changeEndpoint',
    summary: 'Where the agency’s own system is reached from that day on',
    description: 'No part of the directory: it is shown to nobody.',
  })
  @ApiParam(CODE)
  @ApiOkResponse({ type: RecordedResource })
  @ApiProblems(...ACT_PROBLEMS)
  endpoint(
    @Param('code') code: string,
    @Body() { from, endpoint }: ChangeEndpointDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<RecordedResource>> {
    const day = dayAt(from, '/from');
    const data = {
      from: day,
      ...(endpoint === undefined ? {} : { endpoint: { kind: endpoint.kind, address: endpoint.address } }),
    };
    return recordAct(this.ports)(code, day, () => ({ type: 'ChangeEndpoint', data }), caller);
  }

  @Post('key')
  @HttpCode(200)
  @ApiOperation({ operationId: 'rotateAgencyKey', summary: 'The agency’s public key from that day on' })
  @ApiParam(CODE)
  @ApiOkResponse({ type: RecordedResource })
  @ApiProblems(...ACT_PROBLEMS)
  key(
    @Param('code') code: string,
    @Body() { from, key: { keyId, algorithm, publicKey } }: RotateKeyDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<RecordedResource>> {
    const day = dayAt(from, '/from');
    const command = { type: 'RotateKey', data: { from: day, key: { keyId, algorithm, publicKey } } } as const;
    return recordAct(this.ports)(code, day, () => command, caller);
  }
}
