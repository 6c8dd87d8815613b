import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Wire } from '@lienthong/http-edge';
import type { Connector } from '../../application/connector.js';
import type { RunningAxis } from '../../application/run-axis.js';
import type { DirectionStatus, OutageStatus } from '../../application/watch.js';
import { AxisSyncResource } from './sync.resource.js';

export class AxisDirectionResource implements DirectionStatus {
  @ApiProperty({ type: 'integer', description: 'Messages that passed since the hub started' })
  readonly passed!: number;

  @ApiProperty({ type: 'integer', description: 'Refused in words since the hub started' })
  readonly refused!: number;

  @ApiProperty({ type: 'integer', description: 'Set aside since the hub started: failed while others passed' })
  readonly setAside!: number;

  @ApiProperty({ type: 'integer', description: 'Outages that began since the hub started' })
  readonly outages!: number;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'null while the axis answers' })
  readonly outageSince!: string | null;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: 'Messages fail since, and nothing tells whether the axis is away; null while that is not so',
  })
  readonly doubtSince!: string | null;

  @ApiProperty({
    type: 'string',
    nullable: true,
    example: 'axis/unreachable',
    description: 'Of the last outage or doubt',
  })
  readonly code!: string | null;

  @ApiProperty({ type: 'integer', description: 'Messages known to wait' })
  readonly waiting!: number;

  @ApiProperty({ type: 'integer', description: 'Milliseconds since the oldest of them came; 0 when none waits' })
  readonly oldestMs!: number;
}

export class AxisOutagesResource implements OutageStatus {
  @ApiProperty({ type: 'integer', description: 'Outages that began since the hub started' })
  readonly outages!: number;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'null while nothing waits' })
  readonly outageSince!: string | null;

  @ApiProperty({ type: 'string', nullable: true, example: 'axis/reply-malformed', description: 'Of the last outage' })
  readonly code!: string | null;
}

export class AxisResource {
  @ApiProperty({ example: 'quoc-gia' })
  readonly axis!: string;

  @ApiProperty({ example: 'https://truc.example.gov.vn/api' })
  readonly endpoint!: string;

  @ApiProperty({ example: 'H49-LIENTHONG' })
  readonly systemId!: string;

  @ApiProperty({ example: 'H49' })
  readonly organId!: string;

  @ApiProperty({ type: 'integer', description: 'Seconds between two looks for mail' })
  readonly pollSeconds!: number;

  @ApiProperty({ format: 'date-time' })
  readonly joinedAt!: string;

  @ApiProperty({ type: AxisDirectionResource, description: 'From the axis' })
  readonly pull!: AxisDirectionResource;

  @ApiProperty({ type: AxisDirectionResource, description: 'To the axis' })
  readonly push!: AxisDirectionResource;

  @ApiProperty({ type: AxisOutagesResource, description: 'Its lists of agencies, while they are synchronised' })
  readonly sync!: AxisOutagesResource;

  @ApiProperty({ type: 'integer', description: 'Milliseconds since the axis last gave a right answer' })
  readonly silentMs!: number;

  @ApiProperty({ type: 'integer', description: 'Failed messages that wait for an operator' })
  readonly atDesk!: number;
}

export class AxesResource {
  @ApiProperty({ type: [AxisResource] })
  readonly items!: readonly AxisResource[];
}

export class AxisRoundResource {
  @ApiProperty({ type: 'integer', description: 'Messages that the axis listed' })
  readonly listed!: number;

  @ApiProperty({ type: 'integer', description: 'Taken and acknowledged to the axis' })
  readonly taken!: number;

  @ApiProperty({ type: 'integer', description: 'Refused, and told to the axis' })
  readonly refused!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Failed before, for an operator’s decision, or listed in a form that cannot be read',
  })
  readonly waits!: number;
}

export class AxisPushResource {
  @ApiProperty({ type: 'integer', description: 'Messages that still wait' })
  readonly waiting!: number;

  @ApiProperty({ type: 'string', nullable: true, description: 'Why they wait; null where nothing stands in the way' })
  readonly code!: string | null;
}

export class AxisLeftResource {
  @ApiProperty({ example: 'quoc-gia' })
  readonly axis!: string;

  @ApiProperty({ enum: ['left'] })
  readonly state!: 'left';

  @ApiPropertyOptional({
    type: AxisSyncResource,
    description: 'The synchronisation that ended with it: how far it was',
  })
  readonly sync?: AxisSyncResource;
}

export const axisResource = ({ axes }: Connector, running: RunningAxis): Wire<AxisResource> => {
  const { axis, endpoint, systemId, organId, pollMs } = running.address;
  const { pull, push, sync, silentMs, atDesk } = running.status();
  const joinedAt = axes.joinedAt(axis) ?? '';
  return {
    axis,
    endpoint,
    systemId,
    organId,
    pollSeconds: pollMs / 1000,
    joinedAt,
    pull,
    push,
    sync,
    silentMs,
    atDesk,
  };
};
