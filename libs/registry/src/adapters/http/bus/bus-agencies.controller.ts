import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, orRefuse, Roles } from '@lienthong/http-edge';
import type { Wire } from '@lienthong/http-edge';
import { parseAgencyId } from '@lienthong/identifiers';
import { REGISTRY_HTTP_PORTS } from '../registry-http.ports.js';
import type { RegistryHttpPorts } from '../registry-http.ports.js';
import { BusAgencyPageResource, busAgencyResource } from './bus-agency.resource.js';
import { BusAgencyQueryDto } from './bus-mandate.dto.js';

@ApiTags('bus')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/bus/agencies')
export class BusAgenciesController {
  constructor(@Inject(REGISTRY_HTTP_PORTS) private readonly ports: RegistryHttpPorts) {}

  @Get()
  @ApiOperation({
    operationId: 'listBusAgencies',
    summary: 'The agencies that have or ever had a bus mandate, by id',
    description: 'Who writes, who reads and who succeeds, as of now: what the broker is provisioned from.',
  })
  @ApiOkResponse({ type: BusAgencyPageResource })
  @ApiProblems('auth/wrong-role', 'http/invalid')
  list(@Query() { after, limit = 100 }: BusAgencyQueryDto): Wire<BusAgencyPageResource> {
    const { busMandates, register } = this.ports.registry;
    const at = this.ports.clock.now();
    const behind = after === undefined ? {} : { after: orRefuse(parseAgencyId(after)) };
    const { items, next } = busMandates.list({ at, limit, ...behind });
    return {
      items: items.map((view) => busAgencyResource(view, register.agencyAt(view.agencyId, at))),
      ...(next === undefined ? {} : { next }),
    };
  }
}
