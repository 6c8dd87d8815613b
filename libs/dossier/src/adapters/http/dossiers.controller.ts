import { Body, Controller, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { FastifyRequest } from 'fastify';
import { NationalCodeDto, ReasonDto, ReceptionDto } from '../intake/dto/acts.dto.js';
import { FilingDto } from '../intake/dto/filing.dto.js';
import { fileByCaller } from '../intake/file.js';
import { linkByCaller, receiveByCaller, refuseReceptionByCaller } from '../intake/receiver-acts.js';
import { DossierAnswerResource } from './openapi/answer.resource.js';
import { ACT, BY_RECEIVER, CODES, ITEMS } from './openapi/codes.js';
import { ApiDossierKey, ApiDossierParam } from './openapi/params.js';
import { DossierRequests } from './requests.js';

/** How a dossier comes in: filed, then received under its code or refused. */
@ApiTags('dossiers')
@ApiBearerAuth()
@Roles('agency')
@Controller('v1/dossiers')
export class DossiersController {
  constructor(@Inject(DossierRequests) private readonly requests: DossierRequests) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ operationId: 'fileDossier', summary: 'Open a dossier at the agency that is to receive it' })
  @ApiDossierKey()
  @ApiCreatedResponse({ type: DossierAnswerResource, description: 'Durable' })
  @ApiProblems(
    ...ACT,
    ...ITEMS,
    'procedure/unknown',
    'procedure/not-in-force',
    'dossier/filed-already',
    'dossier/unknown-option',
    'dossier/option-on-the-way',
    'dossier/no-items',
    'dossier/receiver-unknown',
    'dossier/not-in-mandate',
  )
  file(@Req() request: FastifyRequest, @CurrentPrincipal() principal: Principal, @Body() dto: FilingDto) {
    return this.requests.decide(request, principal, (intake, caller) => fileByCaller(intake)(dto, caller));
  }

  @Post(':id/reception')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'receiveDossier',
    summary: 'Receive it under its code: the clock starts and the first legs are handed over',
  })
  @ApiDossierKey()
  @ApiDossierParam()
  @ApiOkResponse({ type: DossierAnswerResource })
  @ApiProblems(
    ...BY_RECEIVER,
    ...CODES,
    'dossier/received-already',
    'dossier/receiver-unknown',
    'dossier/before-reception',
    'dossier/code-prefix',
    'dossier/code-date',
  )
  receive(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() dto: ReceptionDto,
  ) {
    return this.requests.decide(request, principal, (intake, caller) => receiveByCaller(intake)(id, dto, caller));
  }

  @Post(':id/reception-refusal')
  @HttpCode(200)
  @ApiOperation({ operationId: 'refuseDossier', summary: 'Do not receive it, with a reason for the citizen' })
  @ApiDossierKey()
  @ApiDossierParam()
  @ApiOkResponse({ type: DossierAnswerResource })
  @ApiProblems(...BY_RECEIVER, 'dossier/received-already', 'dossier/said-otherwise', 'dossier/reason-required')
  refuse(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() dto: ReasonDto,
  ) {
    return this.requests.decide(request, principal, (intake, caller) =>
      refuseReceptionByCaller(intake)(id, dto, caller),
    );
  }

  @Put(':id/national-code')
  @ApiOperation({ operationId: 'linkDossierCode', summary: 'Link the code that the national system gave it' })
  @ApiDossierKey()
  @ApiDossierParam()
  @ApiOkResponse({ type: DossierAnswerResource })
  @ApiProblems(...BY_RECEIVER, ...CODES, 'dossier/not-received', 'dossier/code-linked')
  link(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Body() dto: NationalCodeDto,
  ) {
    return this.requests.decide(request, principal, (intake, caller) => linkByCaller(intake)(id, dto, caller));
  }
}
