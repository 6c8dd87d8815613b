import { ApiProperty } from '@nestjs/swagger';
import { ProblemDocument } from '@lienthong/http-edge';

export class HealthResource {
  @ApiProperty({ enum: ['ok'] })
  readonly status!: 'ok';
}

export class ReadinessResource {
  @ApiProperty({ enum: ['ready'] })
  readonly status!: 'ready';

  @ApiProperty({
    type: [String],
    description: 'What is away without which the hub works all the same: bus, relay',
    example: ['bus'],
  })
  readonly missing!: readonly string[];
}

export class NotReadyDocument extends ProblemDocument {
  @ApiProperty({
    type: [String],
    description: 'What is missing: store, blobs, registry, reactor:<name>, projection:<name>',
    example: ['reactor:router'],
  })
  readonly failed!: readonly string[];
}
