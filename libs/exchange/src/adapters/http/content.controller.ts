import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { BlobRef, BlobStore } from '@lienthong/blob-store';
import { ApiProblems, CurrentPrincipal, orRefuse, Refused, Roles, sendAttachment } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import { Fault } from '@lienthong/kernel';
import type { DataKey } from '@lienthong/keyring';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AgencyNames } from '../../application/content/party.js';
import { exposeContent, lookAtContent } from '../../application/content/hand-out-content.js';
import type { OpenedContent } from '../../application/content/hand-out-content.js';
import { messageOf } from '../../application/content/message-of.js';
import { recordAccess } from '../../application/content/record-access.js';
import type { Act } from '../../application/ledger/execute.js';
import type { Exchange } from '../../exchange.js';
import { VersionDto } from './dto/query.dto.js';
import { ApiBytes } from './openapi/bytes.js';
import { CONTENT } from './openapi/codes.js';
import { DocumentResource } from './openapi/document.resource.js';
import { ApiTransferParam } from './openapi/params.js';
import { transferIdOfText } from '../intake/own-transfer.js';
import { wholeParam } from './params.js';
import { AGENCY_NAMES, BLOBS, EXCHANGE, MANDATES } from './ports.js';
import type { MandatesOf } from './ports.js';
import { actOf, viewerOf } from './request-context.js';

/** Content of a transfer for its parties. For a recipient the exposure is durable before the first byte leaves. */
@ApiTags('content')
@ApiBearerAuth()
@Roles('agency', 'auditor')
@Controller('v1/transfers/:id')
export class ContentController {
  constructor(
    @Inject(EXCHANGE) private readonly exchange: Exchange,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(MANDATES) private readonly mandatesOf: MandatesOf,
    @Inject(AGENCY_NAMES) private readonly names: AgencyNames,
  ) {}

  @Get('document')
  @ApiOperation({ operationId: 'readDocument', summary: 'The document as JSON, with the list of its attachments' })
  @ApiTransferParam()
  @ApiOkResponse({ type: DocumentResource })
  @ApiProblems(...CONTENT)
  async document(
    @Req() request: FastifyRequest,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Query() query: VersionDto,
  ) {
    const seen = await this.look(request, principal, transferIdOfText(id), query.version);
    await this.expose(request, principal, seen);
    const { version, body } = seen;
    const { head, attachments } = version.content;
    return {
      transfer: id,
      version: version.version,
      head,
      subject: body.subject,
      message: body.message,
      attachments: body.attachments.map((label, index) => ({
        ...label,
        index,
        size: attachments[index]?.size ?? 0,
        href: `/v1/transfers/${id}/attachments/${index}?version=${version.version}`,
      })),
    };
  }

  @Get('edxml')
  @ApiOperation({
    operationId: 'readEdxml',
    summary: 'The edXML message, byte for byte as it was received',
    description: 'Of a document that came as JSON it is written once and the same ever after.',
  })
  @ApiTransferParam()
  @ApiBytes('application/edxml+xml', 'The message')
  @ApiProblems(...CONTENT, 'http/range', 'edxml/not-writable')
  async edxml(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Query() query: VersionDto,
  ): Promise<void> {
    const seen = await this.look(request, principal, transferIdOfText(id), query.version);
    const key = await this.keyOf(seen);
    const ports = { ...this.exchange, blobs: this.blobs, names: this.names };
    const { ref, size } = orRefuse(await messageOf(ports)(seen.transfer, seen, key));
    const open = this.opening(request, principal, seen, ref, key);
    const etag = seen.version.event.id;
    await sendAttachment(reply, { name: `${id}.edxml`, size, type: 'application/edxml+xml', etag, open });
  }

  @Get('attachments/:index')
  @ApiOperation({ operationId: 'readAttachment', summary: 'One attachment, decoded; byte ranges are supported' })
  @ApiTransferParam()
  @ApiParam({ name: 'index', description: 'Place in the document, from 0', schema: { type: 'integer', minimum: 0 } })
  @ApiBytes('application/octet-stream', 'The bytes, under the media type that its sender declared')
  @ApiProblems(...CONTENT, 'http/range', 'attachment/unknown')
  async attachment(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Param('index') index: string,
    @Query() query: VersionDto,
  ): Promise<void> {
    const place = wholeParam('index', index);
    const seen = await this.look(request, principal, transferIdOfText(id), query.version);
    const part = seen.version.content.attachments[place];
    const label = seen.body.attachments[place];
    if (!part || !label) throw new Refused({ code: 'attachment/unknown' });
    const open = this.opening(request, principal, seen, part.ref, await this.keyOf(seen));
    const type = label.declaredType ?? 'application/octet-stream';
    await sendAttachment(reply, { name: label.name, size: part.size, type, etag: label.sha256, open });
  }

  private async look(
    request: FastifyRequest,
    principal: Principal,
    id: string,
    version: number | undefined,
  ): Promise<OpenedContent> {
    const act = this.actOf(request, principal);
    if (principal.role === 'auditor') await recordAccess(this.exchange)('content', act, id);
    return orRefuse(await lookAtContent(this.exchange)(id, viewerOf(principal, this.mandatesOf), act.at, version));
  }

  private async expose(request: FastifyRequest, principal: Principal, seen: OpenedContent): Promise<void> {
    orRefuse(await exposeContent(this.exchange)(seen, this.actOf(request, principal)));
  }

  private actOf(request: FastifyRequest, principal: Principal): Act {
    return actOf(request, principal, principal.role === 'auditor' ? 'auditor' : 'gateway', this.exchange.clock);
  }

  private async keyOf(seen: OpenedContent): Promise<DataKey> {
    const key = await this.exchange.keyring.dataKey(seen.key);
    if (!key) throw new Refused({ code: 'transfer/erased' });
    return key;
  }

  /** Exposes between finding the bytes and giving them: who asks in vain takes no right from the sender. */
  private opening(request: FastifyRequest, principal: Principal, seen: OpenedContent, ref: string, key: DataKey) {
    return async ({ start, end }: { readonly start: number; readonly end: number }) => {
      const blob = await this.blobs.open(ref as BlobRef, key, { start, end: end + 1 });
      if (!blob) throw new Fault('blob/missing', 'A stored part is not in the blob store');
      await this.expose(request, principal, seen);
      return blob.stream;
    };
  }
}
