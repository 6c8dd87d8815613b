import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiExtraModels, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, mediaTypeOf, orRefuse, rawBody, Refused, Roles } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { FastifyRequest } from 'fastify';
import type { UploadReceipt } from '../../application/uploads/ports.js';
import { receiveUpload } from '../../application/uploads/receive-upload.js';
import { ClaimedEdxmlDto, ClaimedFileDto, InlineFileDto } from '../bus/dto/files.dto.js';
import type { ExchangeLimits } from '../intake/limits.js';
import type { IntakePorts } from '../intake/caller.js';
import { ownAgency } from './agency-codes.js';
import { INBOX } from './openapi/codes.js';
import { ApiAgencyParam } from './openapi/params.js';
import { UPLOAD_BODY, UPLOAD_PROBLEMS, UploadResource } from './openapi/upload.resource.js';
import { EXCHANGE_LIMITS, INTAKE, MANDATES } from './ports.js';
import type { MandatesOf } from './ports.js';
import { actOf } from './request-context.js';

const HOUR = 3_600_000;
const PARSED = ['', 'application/json', 'multipart/form-data'];

/** What is too big for a record of the message bus goes ahead of it over HTTP (claim check). */
@ApiTags('uploads')
@ApiBearerAuth()
@Roles('agency')
@Controller('v1/agencies/:code/uploads')
export class UploadsController {
  constructor(
    @Inject(INTAKE) private readonly ports: IntakePorts,
    @Inject(MANDATES) private readonly mandatesOf: MandatesOf,
    @Inject(EXCHANGE_LIMITS) private readonly limits: ExchangeLimits,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({
    operationId: 'uploadBytes',
    summary: 'Give bytes ahead of the bus message that names them',
    description: 'One file or one edXML message as the raw body, for one message of this agency and system.',
    requestBody: { required: true, content: UPLOAD_BODY },
  })
  @ApiExtraModels(ClaimedEdxmlDto, ClaimedFileDto, InlineFileDto)
  @ApiAgencyParam('code', 'Any code of an agency that the caller speaks for')
  @ApiCreatedResponse({ type: UploadResource, description: 'Durable until it expires' })
  @ApiProblems(...INBOX, ...UPLOAD_PROBLEMS)
  async upload(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('code') code: string,
  ): Promise<UploadReceipt> {
    const { exchange, blobs } = this.ports;
    const act = actOf(request, principal, 'sender', exchange.clock);
    const agency = ownAgency(exchange.addressees, this.mandatesOf(principal), code, act.at);
    if (PARSED.includes(mediaTypeOf(request))) throw new Refused({ code: 'http/wrong-type', path: 'Content-Type' });
    const limit = this.limits.messageBytes;
    const terms = { agency, system: principal.systemId, limit, lifetimeMs: this.limits.uploadHours * HOUR };
    const said = { ...act, by: { ...act.by, agency } };
    return orRefuse(await receiveUpload({ ...exchange, blobs })(rawBody(request, { maxBytes: limit }), terms, said));
  }
}
