import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SYNC_STATES } from '../../application/sync/sync-run.js';
import type { SyncWait } from '../../application/sync/sync-run.js';
import { CONTRADICTIONS } from '../../domain/sync/contradictions.js';
import type { Contradiction } from '../../domain/sync/contradictions.js';
import type { MalformedRow } from '../../domain/sync/read-list.js';
import { SYNC_CALLS } from '../../domain/sync/sync-row.js';
import type { SyncCall } from '../../domain/sync/sync-row.js';

const COUNT = { type: 'integer', minimum: 0 } as const;

export class SyncChangesResource {
  @ApiProperty(COUNT) readonly new!: number;
  @ApiProperty({ ...COUNT, description: 'Codes of the other generation' }) readonly code!: number;
  @ApiProperty(COUNT) readonly renamed!: number;
  @ApiProperty(COUNT) readonly moved!: number;
  @ApiProperty(COUNT) readonly closed!: number;
}

export class SyncSkippedResource {
  @ApiProperty({ ...COUNT, description: 'Exchange centres, which are never recipients' }) readonly centre!: number;
  @ApiProperty({ ...COUNT, description: 'Rows that the axis says are no agency' }) readonly 'no-agency'!: number;
  @ApiProperty({ ...COUNT, description: 'Without a code, or a name that messages can hold' })
  readonly malformed!: number;
}

export class SyncCountsResource {
  @ApiProperty(COUNT) readonly rows!: number;
  @ApiProperty(COUNT) readonly unchanged!: number;
  @ApiProperty({ type: SyncChangesResource }) readonly changes!: SyncChangesResource;
  @ApiProperty({ type: SyncSkippedResource }) readonly skipped!: SyncSkippedResource;
  @ApiProperty({ ...COUNT, description: 'All of them; the first 200 are told one by one' })
  readonly contradicted!: number;
}

export class SyncContradictionResource implements Contradiction {
  @ApiProperty({ enum: CONTRADICTIONS })
  readonly kind!: Contradiction['kind'];

  @ApiProperty({ example: 'H49.204', description: 'As the axis lists it' })
  readonly code!: string;

  @ApiPropertyOptional({ example: 'H49.204', description: 'Id of the agency here' })
  readonly agency?: string;

  @ApiPropertyOptional({ example: 'H49.205', description: 'Of the row of the same list that it contradicts' })
  readonly other?: string;

  @ApiPropertyOptional({ example: '000.00.04.H49', description: 'The code that both claim' })
  readonly claimed?: string;

  @ApiPropertyOptional({ description: 'Why the register refused', example: 'agency/code-taken' })
  readonly refusal?: string;
}

export class SyncMalformedResource implements MalformedRow {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Its place in the list' })
  readonly row!: number;

  @ApiProperty({
    example: 'code',
    description:
      'The member that cannot be taken, `row` where it is no object at all; a name is one line of 200 characters',
  })
  readonly field!: string;
}

export class SyncListResource {
  @ApiProperty({ enum: SYNC_CALLS })
  readonly call!: SyncCall;

  @ApiProperty({ enum: ['done', 'refused'] })
  readonly outcome!: 'done' | 'refused';

  @ApiPropertyOptional({ type: SyncCountsResource })
  readonly counts?: SyncCountsResource;

  @ApiPropertyOptional({ type: [SyncContradictionResource] })
  readonly contradictions?: readonly SyncContradictionResource[];

  @ApiPropertyOptional({ type: [SyncMalformedResource], description: 'The first 200' })
  readonly malformed?: readonly SyncMalformedResource[];

  @ApiPropertyOptional({ description: 'Under which the axis refuses the list' })
  readonly number?: string;
}

export class SyncWaitResource implements SyncWait {
  @ApiProperty({ format: 'date-time' })
  readonly since!: SyncWait['since'];

  @ApiProperty({ example: 'axis/reply-malformed', description: 'Why the axis counts as away' })
  readonly code!: string;
}

export class AxisSyncResource {
  @ApiProperty({ example: 'quoc-gia' })
  readonly axis!: string;

  @ApiProperty({ enum: SYNC_STATES })
  readonly state!: (typeof SYNC_STATES)[number];

  @ApiProperty({ format: 'date-time' })
  readonly startedAt!: string;

  @ApiPropertyOptional({ format: 'date-time' })
  readonly endedAt?: string;

  @ApiPropertyOptional({ enum: SYNC_CALLS, description: 'The list at work' })
  readonly call?: SyncCall;

  @ApiProperty({ ...COUNT, description: 'Rows of that list' })
  readonly done!: number;

  @ApiProperty({ ...COUNT, description: '0 while the list is fetched' })
  readonly total!: number;

  @ApiProperty({ type: [SyncListResource], description: 'Those that are through' })
  readonly lists!: readonly SyncListResource[];

  @ApiPropertyOptional({
    type: SyncWaitResource,
    description: 'There while the axis gives no list that can be read; asked again without end',
  })
  readonly waits?: SyncWaitResource;

  @ApiPropertyOptional({ description: 'Why it failed' })
  readonly code?: string;
}
