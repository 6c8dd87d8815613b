import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentPrincipal, orRefuse, Refused, Roles, sendAttachment } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { openItemFile } from '../../application/files/open-file.js';
import type { Dossiers } from '../../dossiers.js';
import { findDossier } from '../intake/found-dossier.js';
import { EVERY } from './openapi/codes.js';
import { ApiDossierParam } from './openapi/params.js';
import { DOSSIERS } from './ports.js';
import { recordAccess } from './record-access.js';
import { DossierRequests } from './requests.js';

/** Files of a dossier, for those who may see the item that they belong to. */
@ApiTags('dossiers')
@ApiBearerAuth()
@Roles('agency', 'auditor')
@Controller('v1/dossiers/:id/items/:item/files')
export class DossierFilesController {
  constructor(
    @Inject(DossierRequests) private readonly requests: DossierRequests,
    @Inject(DOSSIERS) private readonly dossiers: Dossiers,
  ) {}

  @Get(':number')
  @ApiOperation({
    operationId: 'readDossierFile',
    summary: 'A file of an item, byte for byte; byte ranges are supported',
    description:
      'For agencies whose legs consume the item, and for who received the dossier; nobody else has a file here.',
  })
  @ApiDossierParam()
  @ApiParam({ name: 'item', description: 'Id of the item in the procedure', example: 'giay-chung-sinh' })
  @ApiParam({
    name: 'number',
    description: 'Place among the files of the item, from 0',
    schema: { type: 'integer', minimum: 0 },
  })
  @ApiOkResponse({
    description: 'The bytes, under the media type that was given with them',
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiProblems(
    ...EVERY,
    'dossier/unknown',
    'dossier/file-unknown',
    'dossier/file-elsewhere',
    'procedure/version-unknown',
    'http/range',
  )
  async file(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Param('item') item: string,
    @Param('number') number: string,
  ): Promise<void> {
    const caller = this.requests.callerOf(request, principal);
    const at = this.dossiers.clock.now();
    const { dossier, state } = await findDossier(this.requests.intake)(id, caller, at);
    if (principal.role === 'auditor') await recordAccess(this.dossiers)(dossier, 'file', caller.act('auditor'));
    if (!/^\d{1,4}$/.test(number)) throw new Refused({ code: 'dossier/file-unknown', path: '/number' });
    const isOurs = (agency: string): boolean => principal.role === 'agency' && caller.viewer.mayActFor(agency, at);
    const { procedure } = orRefuse(this.dossiers.rules.rulesFor(state, at));
    const place = { item, number: Number(number) };
    const file = orRefuse(await openItemFile(this.dossiers)(dossier, procedure, state, isOurs, place));
    const { name, size, sha256: etag, type = 'application/octet-stream' } = file;
    await sendAttachment(reply, {
      name,
      size,
      type,
      etag,
      open: ({ start, end }) => file.bytes({ start, end: end + 1 }),
    });
  }
}
