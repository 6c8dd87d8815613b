import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class ScopeResource {
  @ApiProperty({ enum: ['everything', 'territory', 'work'] })
  readonly kind!: 'everything' | 'territory' | 'work';

  @ApiPropertyOptional({ description: 'Of a territory' })
  readonly description?: string;

  @ApiPropertyOptional({ type: [String], description: 'Of a territory: codes of the former units' })
  readonly areas?: readonly string[];

  @ApiPropertyOptional({ type: [String], description: 'Of a line of work' })
  readonly fields?: readonly string[];
}

export class SuccessorResource {
  @ApiProperty({ example: 'H53.11' })
  readonly agency!: string;

  @ApiProperty({ type: ScopeResource })
  readonly scope!: ScopeResource;
}

/** One closing on the way from who held a code to who answers for it. */
export class SuccessionStepResource {
  @ApiProperty()
  readonly from!: string;

  @ApiProperty()
  readonly to!: string;

  @ApiProperty({ type: ScopeResource })
  readonly scope!: ScopeResource;

  @ApiProperty({ format: 'date-time' })
  readonly since!: string;
}
