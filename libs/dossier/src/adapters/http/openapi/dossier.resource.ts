import { MomentField, NullableField, NullableWordField, WholeField } from '@lienthong/http-edge';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import type { DossierView } from '../../../application/queries/show-dossier.js';
import { CHANNELS } from '../../../domain/dossier.events.js';
import { FileReferenceDto } from '../../intake/dto/items.dto.js';
import { STATUSES } from './answer.resource.js';
import { DOSSIER_CODE, DOSSIER_ID, NATIONAL_CODE } from './examples.js';

export class ProcedureVersionResource {
  @ApiProperty({ example: '2.000986' })
  readonly code!: string;

  @ApiProperty({ description: 'First day of the version that the dossier keeps', example: '2024-07-01' })
  readonly from!: string;

  @ApiProperty({ example: 'Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế' })
  readonly name!: string;
}

export class LegResource {
  @ApiProperty({ example: 'thuong-tru' })
  readonly leg!: string;

  @ApiProperty({ example: 'Đăng ký thường trú' })
  readonly name!: string;

  @NullableField('string', 'Id of the agency in charge; null while nobody answers for it', 'G01.549.04')
  readonly agency!: string | null;

  @ApiProperty({ enum: ['awaited', 'open', 'returned', 'done', 'failed', 'cancelled'] })
  readonly status!: string;

  @WholeField('From 1; a later one corrects', 1)
  readonly attempt!: number;

  @MomentField('Since when it is so')
  readonly since!: string;

  @NullableField('string', 'When it is to be done', '2026-03-05T10:00:00.000Z')
  readonly due!: string | null;

  @NullableField('string', 'Until when it is to be acknowledged', '2026-03-03T07:00:00.000Z')
  readonly acknowledgeBy!: string | null;

  @ApiProperty()
  readonly acknowledged!: boolean;

  @NullableField('string', 'When it was done, as its agency says')
  readonly doneAt!: string | null;

  @NullableField('string', 'The leg to which it sent something back that is not mended yet')
  readonly returnedTo!: string | null;
}

export class WaitResource {
  @ApiProperty({ description: 'Answered under this id', example: 'bo-sung-1' })
  readonly requestId!: string;

  @ApiProperty({ enum: ['supplement', 'fee', 'confirmation'] })
  readonly cause!: string;

  @ApiProperty({ example: 'thuong-tru' })
  readonly leg!: string;

  @MomentField('Since when the clock stands still')
  readonly since!: string;

  @MomentField('When the receiver is reminded')
  readonly remindAt!: string;
}

/** A file that the dossier holds. */
export class HeldFileResource {
  @ApiProperty({ description: 'SHA-256 of the bytes, hex' })
  readonly sha256!: string;

  @ApiProperty({ example: 'giay-chung-sinh.pdf' })
  readonly name!: string;

  @ApiPropertyOptional({ example: 'application/pdf' })
  readonly type?: string;
}

@ApiExtraModels(HeldFileResource, FileReferenceDto)
export class ItemContentResource {
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  readonly fields?: object;

  @ApiPropertyOptional({
    type: 'array',
    items: { oneOf: [{ $ref: getSchemaPath(HeldFileResource) }, { $ref: getSchemaPath(FileReferenceDto) }] },
    description: 'In the order of their numbers: /v1/dossiers/{id}/items/{item}/files/{n}',
  })
  readonly files?: readonly object[];
}

@ApiExtraModels(ItemContentResource)
export class DossierItemResource {
  @ApiProperty({ example: 'giay-khai-sinh' })
  readonly item!: string;

  @ApiProperty({ example: 'Giấy khai sinh điện tử và số định danh cá nhân' })
  readonly name!: string;

  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(ItemContentResource) }, { type: 'null' }],
    description: 'Null on paper, where it was erased, and where the caller may not see it',
  })
  readonly content!: ItemContentResource | null;

  @ApiProperty({
    description: 'Whether the caller may see what is in it: its leg consumes it, or it received the dossier',
  })
  readonly visible!: boolean;
}

/** A dossier as one of its parties sees it. */
export class DossierResource implements DossierView {
  @ApiProperty({ format: 'uuid', example: DOSSIER_ID })
  readonly dossier!: string;

  @ApiProperty({ enum: STATUSES })
  readonly status!: DossierView['status'];

  @NullableWordField(['not-received', 'delivered', 'withdrawn', 'stopped', 'refused'], 'How it ended')
  readonly ending!: string | null;

  @NullableField('string', 'Code of the one-stop counter', DOSSIER_CODE)
  readonly code!: string | null;

  @NullableField('string', 'Code of the national system', NATIONAL_CODE)
  readonly national!: string | null;

  @ApiProperty({ type: ProcedureVersionResource })
  readonly procedure!: ProcedureVersionResource;

  @ApiProperty({ enum: CHANNELS })
  readonly channel!: string;

  @ApiProperty({ type: [String], example: ['cu-tru'] })
  readonly options!: readonly string[];

  @ApiProperty({ description: 'Id of the agency that received it', example: 'H49.204' })
  readonly receiver!: string;

  @ApiProperty({ description: 'Id of the people’s committee on whose ground the matter lies', example: 'H49.204' })
  readonly place!: string;

  @MomentField('When it was filed')
  readonly filedAt!: string;

  @NullableField('string', 'When it was received', '2026-03-03T02:00:00.000Z')
  readonly receivedAt!: string | null;

  @NullableField('string', 'What is promised by now', '2026-03-06T10:00:00.000Z')
  readonly due!: string | null;

  @ApiProperty({ description: 'A new date was given with an apology (form 04)' })
  readonly apologised!: boolean;

  @NullableField('string', 'Since when the clock stands still')
  readonly stoppedSince!: string | null;

  @WholeField('How often a supplement was asked for', 0)
  readonly supplements!: number;

  @ApiProperty({ type: [LegResource] })
  readonly legs!: readonly LegResource[];

  @ApiProperty({ type: [WaitResource] })
  readonly waits!: readonly WaitResource[];

  @ApiProperty({ type: [DossierItemResource] })
  readonly items!: readonly never[];
}
