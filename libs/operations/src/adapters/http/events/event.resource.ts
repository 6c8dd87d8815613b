import type { JsonObject } from '@lienthong/kernel';
import type { AsserterRole, RecordedEvent } from '@lienthong/event-store';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Tail } from '../../../application/tail.js';

export class AssertionResource {
  @ApiProperty({ enum: ['hub', 'sender', 'gateway', 'application', 'clerk', 'operator', 'registrar'] })
  readonly role!: AsserterRole;

  @ApiPropertyOptional({ description: 'When an agency speaks' })
  readonly agency?: string;

  @ApiPropertyOptional({ description: 'The connected system that carried the words' })
  readonly system?: string;
}

export class EventMetadataResource {
  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: AssertionResource })
  readonly by!: AssertionResource;

  @ApiPropertyOptional({ description: 'Id of the event that this one reacts to' })
  readonly cause?: string;

  @ApiPropertyOptional({ description: 'Common to all that follows from one request' })
  readonly correlation?: string;

  @ApiPropertyOptional({
    description: 'W3C `traceparent` of what appended it, where there was one',
    example: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  })
  readonly trace?: string;

  @ApiPropertyOptional({ description: 'Name of the data key of what is sealed' })
  readonly key?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Of the payload’s shape, when it is not the first' })
  readonly version?: number;
}

/** An event as it lies in the log, without its sealed part. */
export class EventResource {
  @ApiProperty({ type: 'integer', example: 4711 })
  readonly position!: number;

  @ApiProperty({ example: 'transfer-01936d6e-9c1a-7c3e-8a52-6a3f0a3a6f10' })
  readonly stream!: string;

  @ApiProperty({ type: 'integer', example: 0 })
  readonly revision!: number;

  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ example: 'DocumentSubmitted' })
  readonly type!: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly data!: JsonObject;

  @ApiProperty({ type: EventMetadataResource })
  readonly meta!: EventMetadataResource;

  @ApiProperty({ description: 'It carries encrypted personal data, which is not shown' })
  readonly sealed!: boolean;

  @ApiProperty({ format: 'date-time' })
  readonly recordedAt!: string;
}

export class EventsResource {
  @ApiProperty({ description: 'Of the store; another one means another log', format: 'uuid' })
  readonly epoch!: string;

  @ApiProperty({ type: 'integer', description: 'Position of the last event of the store' })
  readonly head!: number;

  @ApiProperty({ type: 'integer', description: 'Give it as `after`' })
  readonly next!: number;

  @ApiProperty({ type: [EventResource] })
  readonly events!: readonly EventResource[];
}

const eventResource = ({ position, stream, revision, id, type, data, meta, sealed, recordedAt }: RecordedEvent) => ({
  position,
  stream,
  revision,
  id,
  type,
  data,
  meta,
  sealed: sealed !== undefined,
  recordedAt,
});

export const eventsResource = ({ epoch, head, position, events }: Tail) => ({
  epoch,
  head,
  next: position,
  events: events.map(eventResource),
});
