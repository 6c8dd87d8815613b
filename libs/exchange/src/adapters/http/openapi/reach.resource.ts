import { ApiProperty } from '@nestjs/swagger';
import type { Reach } from '../../projections/open-models.js';
import { WholeField } from './fields.js';

/** Of answers from a read model. */
export abstract class ReachResource implements Reach {
  @WholeField('Place in the log up to which the answer reaches', 4711)
  readonly asOf!: number;

  @ApiProperty({ description: 'The log reached further when this was asked, and the answer may lack the latest' })
  readonly behind!: boolean;
}
