import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, JSON_BODY, orRefuse, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { FastifyRequest } from 'fastify';
import { actOnDossier } from '../../application/running/act-on-dossier.js';
import type { Dossiers } from '../../dossiers.js';
import { agencyOfCode } from '../intake/agencies.js';
import { answerOf } from '../intake/answer.js';
import { AssignLegDto } from '../intake/dto/acts.dto.js';
import { findDossier } from '../intake/found-dossier.js';
import { DossierAnswerResource } from './openapi/answer.resource.js';
import { AwaitedLegsResource } from './openapi/board.resource.js';
import { EVERY } from './openapi/codes.js';
import { ApiDossierParam, ApiLegParam } from './openapi/params.js';
import { DOSSIERS } from './ports.js';
import { DossierRequests } from './requests.js';

const mostShown = 500;

/** Where legs wait that nobody answers for, by the register or the competences. */
@ApiTags('desk')
@ApiBearerAuth()
@Roles('operator')
@Controller('v1/desk/legs')
export class DossierDeskController {
  constructor(
    @Inject(DossierRequests) private readonly requests: DossierRequests,
    @Inject(DOSSIERS) private readonly dossiers: Dossiers,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listAwaitedLegs', summary: 'Legs that nobody answers for, oldest first' })
  @ApiOkResponse({ type: AwaitedLegsResource })
  @ApiProblems(...EVERY, 'read-model/not-ready')
  async list() {
    const reach = await this.dossiers.reached();
    return { awaited: this.dossiers.index.awaited(mostShown), ...reach };
  }

  @Post(':id/:leg/assign')
  @HttpCode(200)
  @ApiOperation({ operationId: 'assignLeg', summary: 'Decide which agency does a leg' })
  @ApiDossierParam()
  @ApiLegParam()
  @ApiOkResponse({ type: DossierAnswerResource })
  @ApiProblems(
    ...EVERY,
    ...JSON_BODY,
    'dossier/unknown',
    'dossier/unknown-leg',
    'dossier/finished',
    'dossier/assigned-already',
    'dossier/receiver-unknown',
  )
  async assign(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Param('leg') leg: string,
    @Body() dto: AssignLegDto,
  ) {
    const caller = this.requests.callerOf(request, principal);
    const act = caller.act('operator');
    const { dossier } = await findDossier(this.requests.intake)(id, caller, act.at);
    const agency = agencyOfCode(this.requests.intake, dto.agency, act.at, '/agency');
    const command = { type: 'AssignLeg' as const, leg, agency, now: act.at };
    return answerOf(dossier, orRefuse(await actOnDossier(this.dossiers)(dossier, command, act)));
  }
}
