import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, orRefuse, Refused, Roles } from '@lienthong/http-edge';
import type { Principal, Wire } from '@lienthong/http-edge';
import { parseInstant } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import { ownAgency } from './access.js';
import { EVERY } from './openapi/codes.js';
import { DriftRateResource } from './openapi/reconciliation.resource.js';
import { RECONCILIATION_PORTS } from './ports.js';
import type { ReconciliationHttpPorts } from './ports.js';
import { DriftRateQueryDto } from './reconciliation.dto.js';

@ApiTags('reconciliation')
@ApiBearerAuth()
@Roles('agency', 'operator')
@Controller('v1/drift-rate')
export class DriftRateController {
  constructor(@Inject(RECONCILIATION_PORTS) private readonly ports: ReconciliationHttpPorts) {}

  @Get()
  @ApiOperation({
    operationId: 'readDriftRate',
    summary: 'The share of compared dossiers that do not agree, as known at an instant',
    description: 'The same question always has the same answer, whatever happens afterwards.',
  })
  @ApiOkResponse({ type: DriftRateResource })
  @ApiProblems(...EVERY, 'http/invalid', 'sender/not-in-mandate', 'identifiers/instant-malformed')
  async rate(
    @Query() { agency: code, knownAt: asked }: DriftRateQueryDto,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Wire<DriftRateResource>> {
    const { results, clock, index } = this.ports.reconciliation;
    if (code === undefined && principal.role !== 'operator')
      throw new Refused({ code: 'http/invalid', path: '/agency' }, [{ path: '/agency', code: 'is-string' }]);
    const agency = code === undefined ? undefined : ownAgency(this.ports, principal, code);
    const knownAt: Instant = asked === undefined ? clock.now() : orRefuse(parseInstant(asked));
    await index.caughtUp();
    const { compared, drifting, rate = null } = results.rate(agency, knownAt);
    return { knownAt, compared, drifting, rate };
  }
}
