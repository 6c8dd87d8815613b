import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, orRefuse, Refused, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { Instant } from '@lienthong/kernel';
import { isAgencyCode } from '@lienthong/identifiers';
import type { AgencyId } from '@lienthong/identifiers';
import type { SystemView } from '../../../application/principals.js';
import { endMandate, grantMandate } from '../../../application/system-commands.js';
import { agencyBehind } from '../agency-behind.js';
import { ofBody } from '../input/json-pointer.js';
import { momentAt } from '../input/moment.js';
import { ApiProblems } from '@lienthong/http-edge';
import { actOf } from '../operator.js';
import { REGISTRY_HTTP_PORTS } from '../registry-http.ports.js';
import type { RegistryHttpPorts } from '../registry-http.ports.js';
import { knownSystem } from './known-system.js';
import { EndMandateDto, GrantMandateDto } from './mandate.dto.js';
import { SystemResource, systemResource } from './system.resource.js';
import type { Wire } from '@lienthong/http-edge';

const SYSTEM = { name: 'system', example: 'qlvb-da-nang' };

/** The right of a system to speak for an agency. */
@ApiTags('systems')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/systems/:system/mandates')
export class MandatesController {
  constructor(@Inject(REGISTRY_HTTP_PORTS) private readonly ports: RegistryHttpPorts) {}

  @Post()
  @ApiOperation({
    operationId: 'grantMandate',
    summary: 'The system may speak for the agency',
    description: 'What its mandates cover already is no new fact.',
  })
  @ApiParam(SYSTEM)
  @ApiCreatedResponse({ type: SystemResource })
  @ApiProblems(
    'auth/wrong-role',
    'http/invalid',
    'identifiers/instant-malformed',
    'identifiers/date-impossible',
    'system/unknown',
    'mandate/agency-unknown',
    'mandate/dates',
    'mandate/closed-agency-needs-end',
  )
  async grant(
    @Param('system') system: string,
    @Body() body: GrantMandateDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<SystemResource>> {
    const { systemId } = this.known(system);
    const from = body.from === undefined ? this.ports.clock.now() : momentAt(body.from, '/from');
    const agency = agencyBehind(this.ports.registry.register, body.agency, from);
    if (!agency.ok) throw new Refused({ code: 'mandate/agency-unknown', path: '/agency' });
    const to = body.to === undefined ? {} : { to: momentAt(body.to, '/to') };
    const mandate = { systemId, agency: agency.value, from, ...to };
    orRefuse(ofBody(await grantMandate(this.ports)(mandate, actOf(caller))));
    return systemResource(this.known(system));
  }

  @Post(':agency/end')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'endMandate',
    summary: 'Ends all mandates of the system for the agency',
    description: 'From `at` on, later ones included. Where none holds, nothing happens.',
  })
  @ApiParam(SYSTEM)
  @ApiParam({ name: 'agency', description: 'Any code of the agency', example: 'H53.11' })
  @ApiOkResponse({ type: SystemResource })
  @ApiProblems('auth/wrong-role', 'http/invalid', 'system/unknown', 'agency/unknown', 'identifiers/instant-malformed')
  async end(
    @Param('system') system: string,
    @Param('agency') code: string,
    @Body() body: EndMandateDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Wire<SystemResource>> {
    const view = this.known(system);
    const at = body.at === undefined ? this.ports.clock.now() : momentAt(body.at, '/at');
    const agency = this.mandated(view, code, at);
    orRefuse(ofBody(await endMandate(this.ports)({ systemId: view.systemId, agency, at }, actOf(caller))));
    return systemResource(this.known(system));
  }

  private known(system: string): SystemView {
    return orRefuse(knownSystem(this.ports.registry.principals, system));
  }

  /** A code may have passed from one agency to another: the one that the system speaks for is meant. */
  private mandated({ mandates }: SystemView, code: string, at: Instant): AgencyId {
    const { register } = this.ports.registry;
    const holders = isAgencyCode(code) ? register.directory.everHeldBy(code) : [];
    return holders.find((holder) => mandates.has(holder)) ?? orRefuse(agencyBehind(register, code, at));
  }
}
