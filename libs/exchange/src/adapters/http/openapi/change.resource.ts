import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ChangeReceipt, StatusOutcome } from '../../../domain/inbox/answer.js';
import { EVENT_ID } from './examples.js';
import { AgencyField, EpochField, EventIdField, MomentField, NullableField, SignatureField } from './fields.js';
import { TransferIdField, WholeField } from './fields.js';
import { ReceiptResource, WarningResource } from './receipt.resource.js';

/** The answer to a recall or an update; a repeat gets the same. */
export class ChangeReceiptResource implements ChangeReceipt {
  @TransferIdField()
  readonly transfer!: string;

  @ApiProperty({ description: 'Identity of the request', example: EVENT_ID })
  readonly requestId!: string;

  @EventIdField()
  readonly eventId!: string;

  @MomentField('When it was asked for')
  readonly requestedAt!: string;

  @EpochField()
  readonly epoch!: string;

  @ApiProperty({
    type: [String],
    description:
      'Ids of the agencies that the change concerns: asked to give back, told of the new content, removed or added',
    example: ['H37.21'],
  })
  readonly agencies!: readonly string[];

  @SignatureField()
  readonly signature!: null;
}

export class DocumentAnswerResource {
  @ApiProperty({ enum: ['document'] })
  readonly kind!: 'document';

  @ApiProperty({ type: ReceiptResource })
  readonly receipt!: ReceiptResource;
}

export class ChangeAnswerResource {
  @ApiProperty({ enum: ['recall', 'update'] })
  readonly kind!: 'recall' | 'update';

  @ApiProperty({ type: ChangeReceiptResource })
  readonly receipt!: ChangeReceiptResource;

  @ApiPropertyOptional({ type: [WarningResource], description: 'Of an edXML message, and of any update' })
  readonly warnings?: readonly WarningResource[];
}

export class StatusAnswerResource implements StatusOutcome {
  @ApiProperty({ enum: ['status'] })
  readonly kind!: 'status';

  @TransferIdField()
  readonly transfer!: string;

  @AgencyField('Id of the recipient that spoke')
  readonly agency!: string;

  @ApiProperty({ enum: ['01', '02', '03', '04', '05', '06', '15', '16'] })
  readonly status!: string;

  @ApiProperty({ description: 'False when another report had said so before' })
  readonly recorded!: boolean;

  @NullableField('string', 'Of the fact in the log; null when another report had said so before', EVENT_ID)
  readonly eventId!: string | null;

  @WholeField('Place in the log; 0 when another report had said so before', 4720)
  readonly position!: number;

  @ApiProperty({ type: [WarningResource] })
  readonly warnings!: readonly WarningResource[];
}
