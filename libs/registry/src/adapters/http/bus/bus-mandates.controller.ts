import { Body, Controller, Delete, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, orRefuse, Refused, Roles } from '@lienthong/http-edge';
import type { Principal, Wire } from '@lienthong/http-edge';
import type { Instant } from '@lienthong/kernel';
import { isAgencyCode } from '@lienthong/identifiers';
import type { AgencyId } from '@lienthong/identifiers';
import { endBusMandate, grantBusMandate } from '../../../application/bus-mandate-commands.js';
import type { SystemId } from '../../../domain/system.events.js';
import { agencyBehind } from '../agency-behind.js';
import { ofBody } from '../input/json-pointer.js';
import { momentAt } from '../input/moment.js';
import { actOf } from '../operator.js';
import { REGISTRY_HTTP_PORTS } from '../registry-http.ports.js';
import type { RegistryHttpPorts } from '../registry-http.ports.js';
import { knownSystem } from '../systems/known-system.js';
import { BusAgencyQueryDto, EndBusMandateDto, GrantBusMandateDto } from './bus-mandate.dto.js';
import { BusMandatePageResource, BusMandateResource, busMandateResource } from './bus-mandate.resource.js';
import { pageOf } from './page.js';

const SYSTEM = { name: 'system', example: 'qlvb-da-nang' };
const AGENCY = { name: 'agency', description: 'Any code of the agency', example: 'H53' };

/** The right of one system to speak for an agency on the message bus. */
@ApiTags('bus')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/systems/:system/bus-mandates')
export class BusMandatesController {
  constructor(@Inject(REGISTRY_HTTP_PORTS) private readonly ports: RegistryHttpPorts) {}

  @Get()
  @ApiOperation({ operationId: 'listBusMandates', summary: 'The agencies whose bus mandate the system holds or held' })
  @ApiParam(SYSTEM)
  @ApiOkResponse({ type: BusMandatePageResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'system/unknown')
  list(@Param('system') system: string, @Query() query: BusAgencyQueryDto): Wire<BusMandatePageResource> {
    const systemId = this.known(system);
    const { busMandates } = this.ports.registry;
    const now = this.ports.clock.now();
    const items = busMandates.agencies().flatMap((agency) => {
      const tenures = busMandates.agency(agency, now)?.tenures.filter((tenure) => tenure.system === systemId) ?? [];
      return tenures.length === 0 ? [] : [{ agency, tenures }];
    });
    return pageOf(items, ({ agency }) => agency, query);
  }

  @Put(':agency')
  @ApiOperation({
    operationId: 'grantBusMandate',
    summary: 'The system speaks for the agency on the message bus',
    description:
      'One system at a time. It needs an ordinary mandate for the agency all that time. It logs in to the bus under its id: as the SCRAM user of that name, or with a client certificate whose CN it is. What it holds already is no new fact.',
  })
  @ApiParam(SYSTEM)
  @ApiParam(AGENCY)
  @ApiOkResponse({ type: BusMandateResource })
  @ApiProblems(
    'auth/wrong-role',
    'http/invalid',
    'identifiers/instant-malformed',
    'identifiers/date-impossible',
    'system/unknown',
    'bus-mandate/agency-unknown',
    'bus-mandate/agency-closed',
    'bus-mandate/dates',
    'bus-mandate/needs-mandate',
    'bus-mandate/held',
    'bus-mandate/held-until',
  )
  async grant(
    @Param('system') id: string,
    @Param('agency') code: string,
    @Body() body: GrantBusMandateDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<BusMandateResource>> {
    const system = this.known(id);
    const from = body.from === undefined ? this.ports.clock.now() : momentAt(body.from, '/from');
    const agency = agencyBehind(this.ports.registry.register, code, from);
    if (!agency.ok) throw new Refused({ code: 'bus-mandate/agency-unknown' });
    const to = body.to === undefined ? {} : { to: momentAt(body.to, '/to') };
    const mandate = { agency: agency.value, system, from, ...to };
    orRefuse(ofBody(await grantBusMandate(this.ports)(mandate, actOf(caller))));
    return this.shown(agency.value);
  }

  @Delete(':agency')
  @ApiOperation({
    operationId: 'endBusMandate',
    summary: 'Ends what the system holds of the agency’s bus mandate',
    description: 'From `at` on. Where it holds nothing, nothing happens; what other systems hold stays.',
  })
  @ApiParam(SYSTEM)
  @ApiParam(AGENCY)
  @ApiOkResponse({ type: BusMandateResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'system/unknown', 'agency/unknown', 'identifiers/instant-malformed')
  async end(
    @Param('system') id: string,
    @Param('agency') code: string,
    @Query() query: EndBusMandateDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<BusMandateResource>> {
    const system = this.known(id);
    const at = query.at === undefined ? this.ports.clock.now() : momentAt(query.at, '/at');
    const agency = this.held(system, code, at);
    orRefuse(await endBusMandate(this.ports)({ agency, system, at }, actOf(caller)));
    return this.shown(agency);
  }

  private known(system: string): SystemId {
    return orRefuse(knownSystem(this.ports.registry.principals, system)).systemId;
  }

  private shown(agency: AgencyId): Wire<BusMandateResource> {
    return busMandateResource(agency, this.ports.registry.busMandates.agency(agency, this.ports.clock.now()));
  }

  /** A code may have passed from one agency to another: the one whose bus mandate the system holds is meant. */
  private held(system: SystemId, code: string, at: Instant): AgencyId {
    const { register, busMandates } = this.ports.registry;
    const holders = isAgencyCode(code) ? register.directory.everHeldBy(code) : [];
    const meant = holders.find((id) => busMandates.agency(id, at)?.tenures.some((held) => held.system === system));
    return meant ?? orRefuse(agencyBehind(register, code, at));
  }
}
