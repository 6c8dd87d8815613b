import { MomentField, NullableField, WholeField } from '@lienthong/http-edge';
import { ApiProperty } from '@nestjs/swagger';
import type { DossierAnswer } from '../../intake/answer.js';
import { DOSSIER_CODE, DOSSIER_ID, EVENT_ID, NATIONAL_CODE } from './examples.js';

export const STATUSES = ['filed', 'received', 'issued', 'ended'] as const;

export class RecordedFactResource {
  @ApiProperty({ format: 'uuid', description: 'Of the fact in the log', example: EVENT_ID })
  readonly eventId!: string;

  @ApiProperty({ example: 'LegStarted' })
  readonly type!: string;
}

/** What became of an act; durable. */
export class DossierAnswerResource implements DossierAnswer {
  @ApiProperty({ format: 'uuid', example: DOSSIER_ID })
  readonly dossier!: string;

  @ApiProperty({ enum: STATUSES })
  readonly status!: DossierAnswer['status'];

  @NullableField('string', 'Code of the one-stop counter; null before the reception', DOSSIER_CODE)
  readonly code!: string | null;

  @NullableField('string', 'Code of the national system, where it gave one', NATIONAL_CODE)
  readonly national!: string | null;

  @NullableField('string', 'What is promised by now', '2026-03-06T10:00:00.000Z')
  readonly due!: string | null;

  @WholeField('Of the dossier’s last fact, from 0', 3)
  readonly revision!: number;

  @ApiProperty({ description: 'False when it was heard before, or true already' })
  readonly recorded!: boolean;

  @ApiProperty({ type: [RecordedFactResource], description: 'Facts that follow from it' })
  readonly events!: readonly RecordedFactResource[];
}

export class DossierFactAsserterResource {
  @ApiProperty({ enum: ['hub', 'sender', 'gateway', 'application', 'clerk', 'operator', 'registrar', 'auditor'] })
  readonly role!: string;

  @NullableField('string', 'The agency that speaks', 'G01.549.04')
  readonly agency!: string | null;

  @NullableField('string', 'The connected system that carried the words', 'mot-cua-quang-ninh')
  readonly system!: string | null;
}

/** One fact of a dossier and who asserted it. */
export class DossierTraceLineResource {
  @WholeField('Place in the dossier’s history, from 0', 4)
  readonly revision!: number;

  @ApiProperty({ format: 'uuid', example: EVENT_ID })
  readonly eventId!: string;

  @ApiProperty({ example: 'LegCompleted' })
  readonly type!: string;

  @MomentField('When it was asserted to the hub; when it happened stands in `data`')
  readonly at!: string;

  @MomentField('When it was recorded')
  readonly recordedAt!: string;

  @ApiProperty({ type: DossierFactAsserterResource })
  readonly assertedBy!: DossierFactAsserterResource;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Process facts; never what is in items' })
  readonly data!: object;

  @ApiProperty({
    oneOf: [{ type: 'object', additionalProperties: true }, { type: 'null' }],
    description: 'Reason and person as written: for who received the dossier and for the legs that the fact names',
  })
  readonly words!: object | null;
}

export class DossierTraceResource {
  @ApiProperty({ format: 'uuid', example: DOSSIER_ID })
  readonly dossier!: string;

  @ApiProperty({ type: [DossierTraceLineResource] })
  readonly lines!: readonly DossierTraceLineResource[];
}
