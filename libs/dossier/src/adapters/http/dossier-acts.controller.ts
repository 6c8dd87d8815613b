import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { FastifyRequest } from 'fastify';
import { AnswerOfCitizenDto, ApologyDto, HandingOutDto, ReasonDto, StopDto } from '../intake/dto/acts.dto.js';
import { LegReportDto } from '../intake/dto/report.dto.js';
import {
  answerByCaller,
  apologiseByCaller,
  handOutByCaller,
  stopByCaller,
  withdrawByCaller,
} from '../intake/receiver-acts.js';
import { reportByCaller } from '../intake/report.js';
import { DossierAnswerResource } from './openapi/answer.resource.js';
import { ACT, BY_RECEIVER, ITEMS } from './openapi/codes.js';
import { ApiDossierKey, ApiDossierParam, ApiLegParam } from './openapi/params.js';
import { DossierRequests } from './requests.js';

/** How a dossier goes on: legs report, the receiver speaks for the citizen. */
@ApiTags('dossiers')
@ApiBearerAuth()
@Roles('agency')
@Controller('v1/dossiers/:id')
export class DossierActsController {
  constructor(@Inject(DossierRequests) private readonly requests: DossierRequests) {}

  @Post('legs/:leg/reports')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'reportOnLeg',
    summary: 'Report on a leg: acknowledged, a step, done with its results, failed, returned, or what is needed',
  })
  @ApiDossierKey()
  @ApiDossierParam()
  @ApiLegParam()
  @ApiOkResponse({ type: DossierAnswerResource })
  @ApiProblems(
    ...ACT,
    ...ITEMS,
    'dossier/not-produced',
    'dossier/not-in-mandate',
    'dossier/receiver-unknown',
    'dossier/wrong-agency',
    'dossier/unknown-leg',
    'dossier/leg-not-started',
    'dossier/leg-not-open',
    'dossier/report-conflict',
    'dossier/result-missing',
    'dossier/citizen-awaited',
    'dossier/not-received',
    'dossier/finished',
    'dossier/before-reception',
    'dossier/unknown-step',
    'dossier/no-such-return',
    'dossier/reason-required',
    'dossier/unknown-option',
    'dossier/unknown-fee',
    'dossier/clock-not-stopped-by-that',
    'dossier/waiting-already',
  )
  report(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Param('leg') leg: string,
    @Body() dto: LegReportDto,
  ) {
    return this.requests.decide(request, principal, (intake, caller) => reportByCaller(intake)(id, leg, dto, caller));
  }

  @Post('answers')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'answerDossierRequest',
    summary: 'The citizen answered: the supplement came, the fee was paid, the relatives confirmed',
  })
  @ApiDossierKey()
  @ApiDossierParam()
  @ApiOkResponse({ type: DossierAnswerResource })
  @ApiProblems(
    ...BY_RECEIVER,
    ...ITEMS,
    'dossier/nothing-awaited',
    'dossier/answer-conflict',
    'dossier/before-reception',
  )
  answer(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() dto: AnswerOfCitizenDto,
  ) {
    return this.requests.decide(request, principal, (intake, caller) => answerByCaller(intake)(id, dto, caller));
  }

  @Post('apology')
  @HttpCode(200)
  @ApiOperation({ operationId: 'apologiseForDossier', summary: 'Apologise and give a new date, once (form 04)' })
  @ApiDossierKey()
  @ApiDossierParam()
  @ApiOkResponse({ type: DossierAnswerResource })
  @ApiProblems(
    ...BY_RECEIVER,
    'dossier/no-due-date',
    'dossier/apology-late',
    'dossier/apology-again',
    'dossier/apology-not-later',
    'dossier/apology-too-far',
    'dossier/apology-out-of-hours',
    'dossier/said-otherwise',
    'dossier/reason-required',
  )
  apologise(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() dto: ApologyDto,
  ) {
    return this.requests.decide(request, principal, (intake, caller) => apologiseByCaller(intake)(id, dto, caller));
  }

  @Post('withdrawal')
  @HttpCode(200)
  @ApiOperation({ operationId: 'withdrawDossier', summary: 'The citizen takes the dossier back' })
  @ApiDossierKey()
  @ApiDossierParam()
  @ApiOkResponse({ type: DossierAnswerResource })
  @ApiProblems(...BY_RECEIVER, 'dossier/result-issued', 'dossier/said-otherwise')
  withdraw(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() dto: ReasonDto,
  ) {
    return this.requests.decide(request, principal, (intake, caller) => withdrawByCaller(intake)(id, dto, caller));
  }

  @Post('stop')
  @HttpCode(200)
  @ApiOperation({ operationId: 'stopDossier', summary: 'Stop it, with a reason' })
  @ApiDossierKey()
  @ApiDossierParam()
  @ApiOkResponse({ type: DossierAnswerResource })
  @ApiProblems(
    ...ACT,
    'dossier/not-in-mandate',
    'dossier/not-party',
    'dossier/receiver-unknown',
    'dossier/not-received',
    'dossier/finished',
    'dossier/said-otherwise',
    'dossier/result-issued',
    'dossier/reason-required',
  )
  stop(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() dto: StopDto,
  ) {
    return this.requests.decide(request, principal, (intake, caller) => stopByCaller(intake)(id, dto, caller));
  }

  @Post('delivery')
  @HttpCode(200)
  @ApiOperation({ operationId: 'deliverDossierResult', summary: 'The result was handed to the citizen' })
  @ApiDossierKey()
  @ApiDossierParam()
  @ApiOkResponse({ type: DossierAnswerResource })
  @ApiProblems(...BY_RECEIVER, 'dossier/result-not-issued', 'dossier/said-otherwise', 'dossier/before-reception')
  deliver(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() dto: HandingOutDto,
  ) {
    return this.requests.decide(request, principal, (intake, caller) => handOutByCaller(intake)(id, dto, caller));
  }
}
