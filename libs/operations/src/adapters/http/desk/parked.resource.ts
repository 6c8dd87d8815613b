import { ApiProperty } from '@nestjs/swagger';
import type { ParkedEvent } from '@lienthong/event-store';
import type { Wire } from '@lienthong/http-edge';
import { parkedId } from '../../../application/parked-id.js';

export class ParkCauseResource {
  @ApiProperty({ example: 'registry/gap' })
  readonly code!: string;

  @ApiProperty({ description: 'A fault’s own words, or the kind of the error; never what it was about' })
  readonly message!: string;
}

export class ParkedResource {
  @ApiProperty({ description: '`<reactor>:<position>`', example: 'router:4711' })
  readonly id!: string;

  @ApiProperty({ example: 'router' })
  readonly reactor!: string;

  @ApiProperty({ type: 'integer', description: 'Of the event in the log', example: 4711 })
  readonly position!: number;

  @ApiProperty({ format: 'uuid' })
  readonly eventId!: string;

  @ApiProperty({ example: 'DocumentSubmitted' })
  readonly type!: string;

  @ApiProperty({ description: 'Later events of the same key wait behind it' })
  readonly key!: string;

  @ApiProperty({ type: ParkCauseResource })
  readonly cause!: ParkCauseResource;

  @ApiProperty({ type: 'integer', example: 5 })
  readonly attempts!: number;

  @ApiProperty({ format: 'date-time' })
  readonly since!: string;

  @ApiProperty({ type: 'integer', description: 'Events that wait behind it', example: 0 })
  readonly held!: number;
}

export class ParkedDeskResource {
  @ApiProperty({ type: 'integer', description: 'All that are parked, shown here or not' })
  readonly total!: number;

  @ApiProperty({ type: [ParkedResource], description: 'Oldest first' })
  readonly items!: readonly ParkedResource[];
}

export class RulingResource {
  @ApiProperty({ example: 'router:4711' })
  readonly id!: string;

  @ApiProperty({ enum: ['released', 'skipped'], description: 'Recorded; what waits behind it is taken up now' })
  readonly state!: 'released' | 'skipped';
}

const byAge = (a: ParkedEvent, b: ParkedEvent): number =>
  a.since === b.since ? a.position - b.position : a.since < b.since ? -1 : 1;

export const parkedDesk = (parked: readonly ParkedEvent[], limit: number): Wire<ParkedDeskResource> => ({
  total: parked.length,
  items: parked
    .toSorted(byAge)
    .slice(0, limit)
    .map((one) => ({ id: parkedId(one), ...one })),
});
