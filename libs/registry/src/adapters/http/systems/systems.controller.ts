import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, orRefuse, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import { registerSystem } from '../../../application/system-commands.js';
import { parseSystemId } from '../../../domain/credential-token.js';
import { ofBody } from '../input/json-pointer.js';
import { ApiProblems } from '@lienthong/http-edge';
import { actOf } from '../operator.js';
import { REGISTRY_HTTP_PORTS } from '../registry-http.ports.js';
import type { RegistryHttpPorts } from '../registry-http.ports.js';
import { knownSystem } from './known-system.js';
import { RegisterSystemDto, SystemQueryDto } from './system.dto.js';
import { SystemPageResource, systemPage, SystemResource, systemResource } from './system.resource.js';
import type { Wire } from '@lienthong/http-edge';

@ApiTags('systems')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/systems')
export class SystemsController {
  constructor(@Inject(REGISTRY_HTTP_PORTS) private readonly ports: RegistryHttpPorts) {}

  @Post()
  @ApiOperation({
    operationId: 'registerSystem',
    summary: 'Registers a connected system',
    description: 'The same registration again is answered alike and is no new fact.',
  })
  @ApiCreatedResponse({ type: SystemResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'system/already-registered', 'system/name-empty')
  async register(
    @Body() { systemId: id, name, kind }: RegisterSystemDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<SystemResource>> {
    const systemId = orRefuse(parseSystemId(id));
    orRefuse(ofBody(await registerSystem(this.ports)({ systemId, name, kind }, actOf(caller))));
    return this.get(systemId);
  }

  @Get()
  @ApiOperation({ operationId: 'listSystems', summary: 'The connected systems, by id' })
  @ApiOkResponse({ type: SystemPageResource })
  @ApiProblems('auth/wrong-role', 'http/invalid')
  list(@Query() query: SystemQueryDto): Wire<SystemPageResource> {
    return systemPage(this.ports.registry.principals.systems(), query);
  }

  @Get(':system')
  @ApiOperation({ operationId: 'getSystem', summary: 'A system with its mandates and credentials' })
  @ApiParam({ name: 'system', example: 'qlvb-da-nang' })
  @ApiOkResponse({ type: SystemResource })
  @ApiProblems('auth/wrong-role', 'system/unknown')
  get(@Param('system') system: string): Wire<SystemResource> {
    return systemResource(orRefuse(knownSystem(this.ports.registry.principals, system)));
  }
}
