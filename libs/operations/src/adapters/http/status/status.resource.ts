import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ProjectionState } from '@lienthong/read-model';
import { ALARM_SOURCES } from '../../../application/alarms/alarm.js';
import type { AlarmCause } from '../../../application/alarms/alarm.js';
import { RebuildResource } from '../rebuilds/rebuild.resource.js';

const count = (description: string) => ({ type: 'integer', description }) as const;

export class WriterResource {
  @ApiProperty(count('Groups committed'))
  readonly groups!: number;

  @ApiProperty(count('Groups that failed as a whole'))
  readonly failedGroups!: number;

  @ApiProperty(count('Requests in all groups'))
  readonly requests!: number;

  @ApiProperty(count('Requests in the largest group'))
  readonly largestGroup!: number;

  @ApiProperty(count('Requests that wait for a group'))
  readonly queued!: number;
}

export class StoreResource {
  @ApiProperty({ format: 'uuid', description: 'Made with the store, and anew at every restore' })
  readonly epoch!: string;

  @ApiProperty(count('Position of the last event'))
  readonly head!: number;

  @ApiPropertyOptional({ type: WriterResource })
  readonly writer?: WriterResource;
}

export class FollowerResource {
  @ApiProperty({ example: 'live' })
  readonly kind!: string;

  @ApiProperty(count('Everything up to here is folded in'))
  readonly position!: number;
}

export class StopReasonResource {
  @ApiProperty({ enum: ['asked', 'unknown-type', 'newer-version', 'failed'] })
  readonly kind!: 'asked' | 'unknown-type' | 'newer-version' | 'failed';

  @ApiPropertyOptional({ description: 'Of the event before which it stopped' })
  readonly type?: string;

  @ApiPropertyOptional(count('Of that event'))
  readonly position?: number;

  @ApiPropertyOptional()
  readonly code?: string;
}

export class ReactorResource {
  @ApiProperty({ example: 'router' })
  readonly name!: string;

  @ApiProperty(count('All events up to here are finished'))
  readonly position!: number;

  @ApiProperty(count('Positions between that and the head of the store'))
  readonly lag!: number;

  @ApiProperty(count('Events taken and not finished'))
  readonly inFlight!: number;

  @ApiProperty(count('Keys that wait for an operator'))
  readonly parked!: number;

  @ApiProperty(count('Events that wait behind a parked one'))
  readonly held!: number;

  @ApiPropertyOptional({ type: StopReasonResource })
  readonly stopped?: StopReasonResource;
}

export class ProjectionResource {
  @ApiProperty({ example: 'trace' })
  readonly name!: string;

  @ApiProperty(count('Of the schema'))
  readonly version!: number;

  @ApiProperty({ enum: ['building', 'following', 'blocked', 'failing', 'stopped'] })
  readonly state!: ProjectionState;

  @ApiProperty(count('Everything up to here is in the model'))
  readonly position!: number;

  @ApiProperty({ description: 'A new file is being built beside the one in use' })
  readonly rebuilding!: boolean;

  @ApiProperty(count('Events applied since the start'))
  readonly events!: number;

  @ApiProperty(count('Batches applied since the start'))
  readonly batches!: number;

  @ApiProperty(count('Batches that could not be applied'))
  readonly failures!: number;

  @ApiProperty(count('Rebuilds put in use'))
  readonly rebuilds!: number;

  @ApiProperty({ description: 'Milliseconds spent applying batches' })
  readonly applyMs!: number;
}

export class AlarmResource {
  @ApiProperty({ enum: ALARM_SOURCES })
  readonly source!: AlarmCause['source'];

  @ApiProperty({ example: 'router' })
  readonly name!: string;

  @ApiProperty({ example: 'parked' })
  readonly kind!: string;

  @ApiPropertyOptional()
  readonly code?: string;

  @ApiPropertyOptional({ description: 'The agency, topic or axis that it is about' })
  readonly about?: string;

  @ApiPropertyOptional({
    description: 'Transfer or docId of the message that waits; of several, the one that came last',
  })
  readonly message?: string;

  @ApiPropertyOptional({ description: 'What made it so', example: 'axis/system-error' })
  readonly outage?: string;

  @ApiPropertyOptional({ description: 'Type of the event' })
  readonly type?: string;

  @ApiPropertyOptional(count('Of the event'))
  readonly position?: number;

  @ApiPropertyOptional({ description: 'Of the request that the event goes back to' })
  readonly correlation?: string;

  @ApiProperty({ format: 'date-time' })
  readonly since!: string;

  @ApiProperty({ format: 'date-time' })
  readonly last!: string;

  @ApiProperty(count('How often, since then'))
  readonly times!: number;
}

export class PartResource {
  @ApiProperty({ example: 'bus' })
  readonly name!: string;

  @ApiProperty({ description: 'False while it is away; the hub works all the same' })
  readonly ready!: boolean;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What the part tells of itself' })
  readonly figures!: object;
}

export class StatusResource {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, example: { hub: '0.1.0', node: '24.21.0' } })
  readonly versions!: Readonly<Record<string, string>>;

  @ApiProperty({ type: StoreResource })
  readonly store!: StoreResource;

  @ApiProperty({ type: FollowerResource })
  readonly registry!: FollowerResource;

  @ApiProperty({ type: [ReactorResource] })
  readonly reactors!: readonly ReactorResource[];

  @ApiProperty({ type: [ProjectionResource] })
  readonly projections!: readonly ProjectionResource[];

  @ApiProperty({ type: [RebuildResource], description: 'The last of each read model since the hub is up' })
  readonly rebuilds!: readonly RebuildResource[];

  @ApiProperty({ type: [PartResource], description: 'The message bus and its relay, where they run' })
  readonly parts!: readonly PartResource[];

  @ApiProperty({ type: [AlarmResource], description: 'Newest first' })
  readonly alarms!: readonly AlarmResource[];
}
