import { ApiProperty } from '@nestjs/swagger';
import type { Receipt, ReceivedContent } from '../../../application/intake/receipt.js';
import type { SubmissionFacts } from '../../../domain/inbox/answer.js';
import { AT, DOCUMENT_ID, EVENT_ID, SHA256 } from './examples.js';
import { AgencyField, EpochField, EventIdField, MomentField, NullableField, SignatureField } from './fields.js';
import { TransferIdField, WholeField } from './fields.js';

export class ReceivedAttachmentResource {
  @ApiProperty({ example: 'Quyet-dinh-12.pdf' })
  readonly name!: string;

  @ApiProperty({ description: 'Of the decoded, unzipped bytes', example: SHA256 })
  readonly sha256!: string;

  @WholeField('Bytes', 182_044)
  readonly size!: number;
}

export class ReceivedContentResource implements ReceivedContent {
  @ApiProperty({ description: 'SHA-256 of the canonical form, hex', example: SHA256 })
  readonly digest!: string;

  @ApiProperty({ type: [ReceivedAttachmentResource] })
  readonly attachments!: readonly ReceivedAttachmentResource[];
}

/** Something odd in a message that was taken all the same. */
export class WarningResource {
  @ApiProperty({ description: 'Code of the catalogue of refusals', example: 'edxml/date-impossible' })
  readonly code!: string;

  @ApiProperty({
    description: 'Where in the message',
    example: '/edXML/edXMLEnvelope/edXMLHeader/MessageHeader/DueDate',
  })
  readonly path!: string;
}

export class AddendumResource {
  @EventIdField()
  readonly eventId!: string;

  @MomentField('When further recipients were named')
  readonly at!: string;

  @ApiProperty({ type: [String], example: ['H37.21'] })
  readonly recipients!: readonly string[];
}

/** A receipt as an inbox entry keeps it: without the names and hashes of its content, which are shown beside it. */
export class SubmissionFactsResource implements SubmissionFacts {
  @ApiProperty({ enum: ['http://uri.etsi.org/19522/Event/SubmissionAcceptance'] })
  readonly event!: SubmissionFacts['event'];

  @TransferIdField()
  readonly transfer!: string;

  @ApiProperty({ format: 'uuid', description: 'Of the fact that the receipt is about', example: EVENT_ID })
  readonly eventId!: string;

  @EpochField()
  readonly epoch!: string;

  @WholeField('Place in the log', 4711)
  readonly position!: number;

  @ApiProperty({ format: 'date-time', example: AT })
  readonly submittedAt!: string;

  @AgencyField('Id of the sending agency')
  readonly sender!: string;

  @NullableField('string', 'The connected system that sent it', 'qlvb-da-nang')
  readonly system!: string | null;

  @ApiProperty({ example: DOCUMENT_ID })
  readonly documentId!: string;

  @ApiProperty({ type: [String], description: 'Codes as written', example: ['H37.02', 'H37.21'] })
  readonly recipients!: readonly string[];

  @ApiProperty()
  readonly test!: boolean;

  @ApiProperty({ type: [WarningResource] })
  readonly warnings!: readonly WarningResource[];

  @ApiProperty({ type: [AddendumResource], description: 'Later submissions that named further recipients' })
  readonly addenda!: readonly AddendumResource[];

  @SignatureField()
  readonly signature!: null;
}

/** Evidence of a submission: ETSI EN 319 522-3 SubmissionAcceptance. */
export class ReceiptResource extends SubmissionFactsResource implements Receipt {
  @ApiProperty({ type: ReceivedContentResource })
  readonly content!: ReceivedContentResource;
}
