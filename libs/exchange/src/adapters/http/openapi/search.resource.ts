import { ApiProperty } from '@nestjs/swagger';
import type { FoundDelivery, FoundTransfer, SearchPage } from '../../../application/queries/search.js';
import { DOCUMENT_ID } from './examples.js';
import { AgencyField, MomentField, NullableField, TransferIdField, WholeField } from './fields.js';
import { ReachResource } from './reach.resource.js';

export class FoundDeliveryResource implements FoundDelivery {
  @AgencyField('Id of the recipient')
  readonly agency!: string;

  @WholeField('Of its entry in the recipient’s inbox', 17)
  readonly sequence!: number;

  @ApiProperty({ enum: ['open', 'refused', 'recalled', 'cancelled', 'passed-on'] })
  readonly status!: string;

  @NullableField('string', 'Highest status reported, 01–06', '03')
  readonly rung!: string | null;

  @ApiProperty({ description: 'No status whatever within the time allowed' })
  readonly silent!: boolean;

  @MomentField('When it last changed')
  readonly changedAt!: string;
}

export class FoundTransferResource implements FoundTransfer {
  @TransferIdField()
  readonly transfer!: string;

  @WholeField('Place in the log', 4711)
  readonly position!: number;

  @AgencyField('Id of the sender', 'G22')
  readonly sender!: string;

  @ApiProperty({ example: DOCUMENT_ID })
  readonly documentId!: string;

  @NullableField('string', 'Số', '12')
  readonly number!: string | null;

  @NullableField('string', 'Ký hiệu', 'QĐ-UBND')
  readonly notation!: string | null;

  @NullableField('string', 'Loại văn bản', 'Quyết định')
  readonly typeName!: string | null;

  @ApiProperty({ type: 'integer', enum: [0, 1, 2, 3], description: 'New, recall, update, replacement' })
  readonly businessType!: number;

  @ApiProperty()
  readonly test!: boolean;

  @MomentField('When it was submitted')
  readonly submittedAt!: string;

  @NullableField('string', 'Transfer that replaces it')
  readonly replacedBy!: string | null;

  @WholeField('How many of its deliveries are shown', 1)
  readonly recipients!: number;

  @ApiProperty({ type: [FoundDeliveryResource], description: 'All for the sender; for a recipient its own' })
  readonly deliveries!: readonly FoundDeliveryResource[];
}

export class SearchPageResource extends ReachResource implements SearchPage {
  @ApiProperty({ type: [FoundTransferResource] })
  readonly transfers!: readonly FoundTransferResource[];

  @NullableField('integer', 'Give it as `before` for the next page; null at the end', 4711)
  readonly next!: number | null;
}
