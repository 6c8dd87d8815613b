import { MomentField, NullableField, WholeField } from '@lienthong/http-edge';
import { ApiProperty } from '@nestjs/swagger';
import type { AwaitedLeg, OpenWork } from '../../../application/index/dossier-index.js';
import { DOSSIER_CODE, DOSSIER_ID } from './examples.js';

export class OpenWorkResource implements OpenWork {
  @ApiProperty({ format: 'uuid', example: DOSSIER_ID })
  readonly dossier!: string;

  @NullableField('string', 'Code of the one-stop counter; null before the reception', DOSSIER_CODE)
  readonly code!: string | null;

  @ApiProperty({ example: '2.000986' })
  readonly procedure!: string;

  @ApiProperty({ description: 'Whose work it is', example: 'G01.549.04' })
  readonly agency!: string;

  @ApiProperty({ description: 'Who received the dossier', example: 'H49.204' })
  readonly receiver!: string;

  @NullableField('string', 'Null: the whole dossier, for who received it', 'thuong-tru')
  readonly leg!: string | null;

  @MomentField('Since when it is open')
  readonly since!: string;

  @NullableField('string', 'When it is to be done', '2026-03-05T10:00:00.000Z')
  readonly due!: string | null;

  @NullableField('string', 'Until when it is to be acknowledged')
  readonly acknowledgeBy!: string | null;

  @ApiProperty()
  readonly acknowledged!: boolean;

  @ApiProperty({ description: 'It waits for the citizen or for a correction: its clock stands still' })
  readonly waiting!: boolean;

  @WholeField('How often its agency was told that it is late', 0)
  readonly told!: number;
}

class ReachResource {
  @WholeField('Position of the log up to which this is complete', 4711)
  readonly asOf!: number;

  @ApiProperty({ description: 'The log had more by the time of asking' })
  readonly behind!: boolean;
}

export class BoardResource extends ReachResource {
  @ApiProperty({ example: 'G01.549.04' })
  readonly agency!: string;

  @ApiProperty({ type: [OpenWorkResource], description: 'Earliest due first' })
  readonly work!: readonly OpenWorkResource[];
}

export class AwaitedLegResource implements AwaitedLeg {
  @ApiProperty({ format: 'uuid', example: DOSSIER_ID })
  readonly dossier!: string;

  @NullableField('string', 'Code of the one-stop counter', DOSSIER_CODE)
  readonly code!: string | null;

  @ApiProperty({ example: '2.000986' })
  readonly procedure!: string;

  @ApiProperty({ example: 'H49.204' })
  readonly receiver!: string;

  @ApiProperty({ example: 'thuong-tru' })
  readonly leg!: string;

  @MomentField('Since when nobody answers for it')
  readonly since!: string;
}

export class AwaitedLegsResource extends ReachResource {
  @ApiProperty({ type: [AwaitedLegResource] })
  readonly awaited!: readonly AwaitedLegResource[];
}
