import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Committed } from '../../../application/commit.js';
import type { Wire } from '@lienthong/http-edge';

/** What an act left in the log. */
export class RecordedResource {
  @ApiProperty({ example: 'H53' })
  readonly agencyId!: string;

  @ApiProperty({ type: [String], description: 'Facts that were new; empty for a repeat', example: ['AgencyRenamed'] })
  readonly recorded!: readonly string[];

  @ApiPropertyOptional({ type: 'integer', description: 'Position of the last of them' })
  readonly position?: number;
}

export const recordedResource = (agencyId: string, { events, position }: Committed): Wire<RecordedResource> => ({
  agencyId,
  recorded: events,
  ...(position === undefined ? {} : { position }),
});
