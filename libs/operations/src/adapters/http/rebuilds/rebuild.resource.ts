import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { REBUILD_STATES } from '../../../application/rebuilds.js';
import type { Rebuild } from '../../../application/rebuilds.js';

export class RebuildResource {
  @ApiProperty({ example: 'trace' })
  readonly name!: string;

  @ApiProperty({ enum: REBUILD_STATES })
  readonly state!: Rebuild['state'];

  @ApiProperty({ format: 'date-time' })
  readonly startedAt!: string;

  @ApiPropertyOptional({ format: 'date-time' })
  readonly endedAt?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Events up to here are in the new file' })
  readonly position?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Position of the last event of the store' })
  readonly head?: number;

  @ApiPropertyOptional({ description: 'Why it failed' })
  readonly code?: string;
}
