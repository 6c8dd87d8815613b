import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { orRefuse } from '@lienthong/http-edge';
import { momentAt } from '../input/moment.js';
import { ApiProblems } from '@lienthong/http-edge';
import { REGISTRY_HTTP_PORTS } from '../registry-http.ports.js';
import type { RegistryHttpPorts } from '../registry-http.ports.js';
import { AgencyPageResource } from './agency-page.resource.js';
import { AgencyAtDto, AgencyQueryDto } from './agency-query.dto.js';
import { agencyQueryOf } from './agency-query.js';
import { agencyResource } from './agency.resource.js';
import { ResolutionResource, resolutionResource } from './resolution.resource.js';
import type { Wire } from '@lienthong/http-edge';

@ApiTags('agencies')
@ApiBearerAuth()
@Controller('v1/agencies')
export class AgenciesController {
  constructor(@Inject(REGISTRY_HTTP_PORTS) private readonly ports: RegistryHttpPorts) {}

  @Get()
  @ApiOperation({ operationId: 'listAgencies', summary: 'The agencies at an instant, by id' })
  @ApiOkResponse({ type: AgencyPageResource })
  @ApiProblems('http/invalid', 'agency/unknown', 'identifiers/instant-malformed', 'identifiers/date-impossible')
  list(@Query() query: AgencyQueryDto): Wire<AgencyPageResource> {
    const { registry, clock } = this.ports;
    const { items, next } = registry.register.list(orRefuse(agencyQueryOf(registry.register, query, clock.now())));
    return { items: items.map(agencyResource), ...(next === undefined ? {} : { next }) };
  }

  @Get(':code')
  @ApiOperation({ operationId: 'resolveAgency', summary: 'Who answers for a code at an instant' })
  @ApiParam({ name: 'code', description: 'Any code of any generation, old or new', example: '000.00.00.H53' })
  @ApiOkResponse({ type: ResolutionResource })
  @ApiProblems('http/invalid', 'agency/unknown', 'identifiers/instant-malformed', 'identifiers/date-impossible')
  resolve(@Param('code') code: string, @Query() { at }: AgencyAtDto): Wire<ResolutionResource> {
    const { registry, clock } = this.ports;
    const instant = at === undefined ? clock.now() : momentAt(at, '/at');
    return orRefuse(resolutionResource(registry.register.resolve(code, instant)));
  }
}
