import { ApiProperty } from '@nestjs/swagger';
import type { FailedOffer } from '../../../application/offers/waiting-entries.js';
import { AgencyField, MomentField, TransferIdField, WholeField } from './fields.js';
import { ReachResource } from './reach.resource.js';

const ID = 'H49:17:qlvb-quang-ninh';

export class FailedOfferResource implements FailedOffer {
  @ApiProperty({ description: '`<agency>:<sequence>:<system>`', example: ID })
  readonly id!: string;

  @AgencyField('Id of the recipient', 'H49')
  readonly agency!: string;

  @ApiProperty({ description: 'The system that could not take it', example: 'qlvb-quang-ninh' })
  readonly system!: string;

  @WholeField('Of the entry in the inbox', 17)
  readonly sequence!: number;

  @TransferIdField()
  readonly transfer!: string;

  @MomentField('When the system said so')
  readonly since!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What the system said; null when it said nothing, or was erased',
  })
  readonly description!: string | null;
}

export class FailedOffersResource extends ReachResource {
  @ApiProperty({ type: [FailedOfferResource], description: 'Oldest first, 500 at most' })
  readonly failed!: readonly FailedOfferResource[];
}

export class OfferRulingResource {
  @ApiProperty({ example: ID })
  readonly id!: string;

  @ApiProperty({ enum: ['retry', 'skip'] })
  readonly ruling!: 'retry' | 'skip';

  @WholeField('Place in the log', 4730)
  readonly position!: number;
}
