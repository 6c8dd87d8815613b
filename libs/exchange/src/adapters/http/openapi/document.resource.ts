import type { JsonObject } from '@lienthong/kernel';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AttachmentLabel } from '../../../domain/transfer/document.js';
import { SHA256, TRANSFER_ID } from './examples.js';
import { TransferIdField, WholeField } from './fields.js';
import { DocumentHeadResource } from './head.resource.js';

export class AttachmentResource implements AttachmentLabel {
  @ApiProperty({ example: 'Quyet-dinh-12.pdf' })
  readonly name!: string;

  @ApiProperty({ description: 'Of the decoded, unzipped bytes', example: SHA256 })
  readonly sha256!: string;

  @ApiPropertyOptional({ description: 'Media type by the sender’s word', example: 'application/pdf' })
  readonly declaredType?: string;

  @ApiPropertyOptional()
  readonly description?: string;

  @WholeField('Place in the document, from 0', 0)
  readonly index!: number;

  @WholeField('Bytes', 182_044)
  readonly size!: number;

  @ApiProperty({ example: `/v1/transfers/${TRANSFER_ID}/attachments/0?version=0` })
  readonly href!: string;
}

/** One version of a document with everything but the bytes of its attachments. */
export class DocumentResource {
  @TransferIdField()
  readonly transfer!: string;

  @WholeField('0 is the submission, each update of the content counts one more', 0)
  readonly version!: number;

  @ApiProperty({ type: DocumentHeadResource })
  readonly head!: DocumentHeadResource;

  @ApiProperty({ description: 'Trích yếu', example: 'V/v kết nối, liên thông phần mềm quản lý văn bản' })
  readonly subject!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'As its sender wrote it: the JSON document, or the edXML message as data',
  })
  readonly message!: JsonObject;

  @ApiProperty({ type: [AttachmentResource] })
  readonly attachments!: readonly AttachmentResource[];
}
