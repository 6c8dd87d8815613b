import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AgencyResource } from './agency.resource.js';

export class AgencyPageResource {
  @ApiProperty({ type: [AgencyResource] })
  readonly items!: readonly AgencyResource[];

  @ApiPropertyOptional({ description: 'Give it as `after` for the next page; absent on the last', example: 'H53' })
  readonly next?: string;
}
