import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { BlobRef, BlobStore } from '@lienthong/blob-store';
import { ApiProblems, CurrentPrincipal, orRefuse, Refused, Roles, sendAttachment } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import { Fault } from '@lienthong/kernel';
import type { DataKey } from '@lienthong/keyring';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AgencyNames } from '../../application/content/edxml-draft.js';
import { handOutContent } from '../../application/content/hand-out-content.js';
import type { OpenedContent } from '../../application/content/hand-out-content.js';
import { messageOf } from '../../application/content/message-of.js';
import { recordAccess } from '../../application/content/record-access.js';
import type { StoredPart } from '../../domain/transfer/document.js';
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
    const { version, body } = await this.open(request, principal, transferIdOfText(id), query.version);
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
    const opened = await this.open(request, principal, transferIdOfText(id), query.version);
    const key = await this.keyOf(opened);
    const ports = { ...this.exchange, blobs: this.blobs, names: this.names };
    const part = orRefuse(await messageOf(ports)(opened.transfer, opened, key));
    await this.send(reply, part, key, `${id}.edxml`, 'application/edxml+xml', opened.version.event.id);
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
    const opened = await this.open(request, principal, transferIdOfText(id), query.version);
    const part = opened.version.content.attachments[wholeParam(index)];
    const label = opened.body.attachments[wholeParam(index)];
    if (!part || !label) throw new Refused({ code: 'attachment/unknown' });
    const type = label.declaredType ?? 'application/octet-stream';
    await this.send(reply, part, await this.keyOf(opened), label.name, type, label.sha256);
  }

  private async open(
    request: FastifyRequest,
    principal: Principal,
    id: string,
    version: number | undefined,
  ): Promise<OpenedContent> {
    const role = principal.role === 'auditor' ? 'auditor' : 'gateway';
    const act = actOf(request, principal, role, this.exchange.clock);
    if (principal.role === 'auditor') await recordAccess(this.exchange)('content', act, id);
    return orRefuse(await handOutContent(this.exchange)(id, viewerOf(principal, this.mandatesOf), act, version));
  }

  private async keyOf(opened: OpenedContent): Promise<DataKey> {
    const key = await this.exchange.keyring.dataKey(opened.key);
    if (!key) throw new Refused({ code: 'transfer/erased' });
    return key;
  }

  private async send(reply: FastifyReply, part: StoredPart, key: DataKey, name: string, type: string, etag: string) {
    const open = async ({ start, end }: { readonly start: number; readonly end: number }) => {
      const blob = await this.blobs.open(part.ref as BlobRef, key, { start, end: end + 1 });
      if (!blob) throw new Fault('blob/missing', 'A stored part is not in the blob store');
      return blob.stream;
    };
    await sendAttachment(reply, { name, size: part.size, type, etag, open });
  }
}
