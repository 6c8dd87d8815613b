import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, orRefuse, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import { instantOf } from '@lienthong/kernel';
import type { FastifyRequest } from 'fastify';
import { showDossier } from '../../application/queries/show-dossier.js';
import { traceDossier } from '../../application/queries/trace-dossier.js';
import { NEAR_MS } from '../../domain/reminders.js';
import type { Dossiers } from '../../dossiers.js';
import { agencyOfCode, inMandate } from '../intake/agencies.js';
import { findDossier } from '../intake/found-dossier.js';
import { BoardDto } from './dto.js';
import { DossierTraceResource } from './openapi/answer.resource.js';
import { BoardResource } from './openapi/board.resource.js';
import { EVERY } from './openapi/codes.js';
import { DossierResource } from './openapi/dossier.resource.js';
import { ApiDossierParam } from './openapi/params.js';
import { DOSSIERS } from './ports.js';
import { recordAccess } from './record-access.js';
import { DossierRequests } from './requests.js';

@ApiTags('dossiers')
@ApiBearerAuth()
@Roles('agency', 'operator', 'auditor')
@Controller('v1')
export class DossierQueriesController {
  constructor(
    @Inject(DossierRequests) private readonly requests: DossierRequests,
    @Inject(DOSSIERS) private readonly dossiers: Dossiers,
  ) {}

  @Get('dossiers/:id')
  @ApiOperation({
    operationId: 'showDossier',
    summary: 'A dossier as it is; what is in its items for those whose legs consume them',
  })
  @ApiDossierParam()
  @ApiOkResponse({ type: DossierResource })
  @ApiProblems(...EVERY, 'dossier/unknown', 'procedure/version-unknown')
  async show(@Req() request: FastifyRequest, @CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    const { dossier, state, isOurs, at } = await this.look(request, principal, id, 'dossier');
    const { procedure } = orRefuse(this.dossiers.rules.rulesFor(state, at));
    return showDossier(this.dossiers)(dossier, procedure, state, isOurs);
  }

  @Get('dossiers/:id/trace')
  @ApiOperation({ operationId: 'traceDossier', summary: 'Everything that happened to it, and who says so' })
  @ApiDossierParam()
  @ApiOkResponse({ type: DossierTraceResource })
  @ApiProblems(...EVERY, 'dossier/unknown')
  async trace(@Req() request: FastifyRequest, @CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    const { dossier, state, isOurs } = await this.look(request, principal, id, 'trace');
    return { dossier, lines: await traceDossier(this.dossiers)(dossier, state, isOurs) };
  }

  @Get('agencies/:code/dossiers')
  @ApiOperation({ operationId: 'listDueDossiers', summary: 'What an agency has to do, earliest due first' })
  @ApiParam({ name: 'code', description: 'Any code of the agency', example: 'G01.549.04' })
  @ApiOkResponse({ type: BoardResource })
  @ApiProblems(...EVERY, 'http/invalid', 'dossier/receiver-unknown', 'dossier/not-in-mandate', 'read-model/not-ready')
  async board(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('code') code: string,
    @Query() { state = 'overdue', limit = 100 }: BoardDto,
  ) {
    const now = this.dossiers.clock.now();
    const agency = agencyOfCode(this.requests.intake, code, now, '/code');
    if (principal.role === 'agency') inMandate(this.requests.callerOf(request, principal), agency, now, '/code');
    const reach = await this.dossiers.reached();
    const nearBy = instantOf(new Date(Date.parse(now) + NEAR_MS));
    return { agency, work: this.dossiers.index.board({ agency, state, now, nearBy, limit }), ...reach };
  }

  /** Finds it for whoever may look; an auditor's look is durable before anything is shown. */
  private async look(request: FastifyRequest, principal: Principal, id: string, what: 'dossier' | 'trace') {
    const caller = this.requests.callerOf(request, principal);
    const at = this.dossiers.clock.now();
    const found = await findDossier(this.requests.intake)(id, caller, at);
    if (principal.role === 'auditor') await recordAccess(this.dossiers)(found.dossier, what, caller.act('auditor'));
    const isOurs = (agency: string): boolean => principal.role === 'agency' && caller.viewer.mayActFor(agency, at);
    return { ...found, isOurs, at };
  }
}
