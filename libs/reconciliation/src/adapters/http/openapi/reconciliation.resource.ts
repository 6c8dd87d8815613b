import { ApiProperty } from '@nestjs/swagger';
import { ASSERTABLE, STATUS_VOCABULARIES } from '@lienthong/dossier/vocabularies';
import type { StatusVocabularyName } from '@lienthong/dossier/vocabularies';
import { DRIFT_KINDS, SOURCES } from '../../../domain/reconciliation.events.js';
import type { DriftKind, Source } from '../../../domain/reconciliation.events.js';

const orNull = (schema: object, description: string) => ({ oneOf: [schema, { type: 'null' }], description });
const TEXT = { type: 'string' };
const MOMENT = { type: 'string', format: 'date-time' };
const CODE = 'H49.204-260303-0001';
const whole = (description: string) => ({ type: 'integer', description, example: 1 }) as const;

export class CountsResource {
  @ApiProperty(whole('Both sides say the same'))
  readonly agrees!: number;

  @ApiProperty(whole('The view lacks steps that events stand behind: they are sent again'))
  readonly behind!: number;

  @ApiProperty(whole('The view has steps that no event stands behind: they are asked for'))
  readonly ahead!: number;

  @ApiProperty(whole('Neither leads to the other: given to people'))
  readonly contradicts!: number;

  @ApiProperty(whole('In the view, and no dossier that the agency has part in'))
  readonly unknownToHub!: number;

  @ApiProperty(whole('Not in a view that claims to be complete'))
  readonly unknownToAgency!: number;

  @ApiProperty(whole('Rows that could not be read, and were not compared'))
  readonly unreadable!: number;
}

export class RunResource {
  @ApiProperty({ description: 'Id of the comparison', example: 'H49.204:portal:2026-03-10' })
  readonly run!: string;

  @ApiProperty({ description: 'Id of the agency', example: 'H49.204' })
  readonly agency!: string;

  @ApiProperty({ enum: STATUS_VOCABULARIES })
  readonly vocabulary!: StatusVocabularyName;

  @ApiProperty({ enum: SOURCES })
  readonly source!: Source;

  @ApiProperty({ description: 'Whether the view claimed to hold every dossier of the agency' })
  readonly complete!: boolean;

  @ApiProperty({ format: 'date-time' })
  readonly startedAt!: string;

  @ApiProperty(orNull(MOMENT, 'Null while it runs, or where it was cut off'))
  readonly finishedAt!: string | null;

  @ApiProperty(orNull(MOMENT, 'When it was found cut off; the same view with the same messageId still finishes it'))
  readonly abandonedAt!: string | null;

  @ApiProperty({ oneOf: [{ $ref: '#/components/schemas/CountsResource' }, { type: 'null' }] })
  readonly counts!: CountsResource | null;
}

export class RunsResource {
  @ApiProperty({ type: [RunResource], description: 'Newest first' })
  readonly runs!: readonly RunResource[];
}

export class StepResource {
  @ApiProperty({ example: '10' })
  readonly status!: string;

  @ApiProperty({ example: 'Đã trả kết quả' })
  readonly label!: string;

  @ApiProperty(orNull(TEXT, 'Civil time of Việt Nam, as exactly as it is known'))
  readonly at!: string | null;

  @ApiProperty(orNull(TEXT, 'The event that it stands on; the agency’s own steps have none'))
  readonly event!: string | null;
}

export class AskedResource {
  @ApiProperty({ enum: ASSERTABLE })
  readonly fact!: string;

  @ApiProperty(orNull(TEXT, 'Null where it is about the dossier as a whole'))
  readonly leg!: string | null;

  @ApiProperty(orNull(TEXT, 'Who is asked; null: nobody answers for the leg, and it is the operator’s'))
  readonly agency!: string | null;
}

export class DriftResource {
  @ApiProperty({ example: CODE })
  readonly code!: string;

  @ApiProperty({ enum: DRIFT_KINDS })
  readonly kind!: DriftKind;

  @ApiProperty(orNull(TEXT, 'Id of the dossier; null where the hub has none'))
  readonly dossier!: string | null;

  @ApiProperty(orNull({ type: 'integer' }, 'Row of the view'))
  readonly line!: number | null;

  @ApiProperty({ format: 'date-time' })
  readonly foundAt!: string;

  @ApiProperty(orNull(MOMENT, 'Null while it is not'))
  readonly healedAt!: string | null;

  @ApiProperty(orNull({ type: 'string', enum: ['reply', 'view'] }, 'By the partner’s answer, or by a later view'))
  readonly healedBy!: 'reply' | 'view' | null;

  @ApiProperty(orNull(TEXT, 'What became of what was sent: consigned, taken, broken, unread'))
  readonly sent!: string | null;

  @ApiProperty({ description: 'In Vietnamese, for the official who decides' })
  readonly sentence!: string;

  @ApiProperty({ type: [StepResource] })
  readonly theirs!: readonly StepResource[];

  @ApiProperty({ type: [StepResource], description: 'Of a view that is behind: the steps that it lacks' })
  readonly ours!: readonly StepResource[];

  @ApiProperty({ type: [AskedResource] })
  readonly asked!: readonly AskedResource[];
}

export class UnreadableResource {
  @ApiProperty(whole('Row of the view'))
  readonly line!: number;

  @ApiProperty(orNull(TEXT, 'As the view heads it'))
  readonly column!: string | null;

  @ApiProperty({ example: 'reconciliation/date-impossible' })
  readonly code!: string;

  @ApiProperty({ description: 'In Vietnamese' })
  readonly sentence!: string;
}

export class RunResultResource extends RunResource {
  @ApiProperty({ type: [UnreadableResource], description: 'At most 1,000' })
  readonly unreadable!: readonly UnreadableResource[];

  @ApiProperty({ type: [DriftResource], description: 'By code, 500 a page; dossiers that agree are only counted' })
  readonly drifts!: readonly DriftResource[];

  @ApiProperty(orNull(TEXT, 'To be given as `after`; null on the last page'))
  readonly next!: string | null;
}

export class DriftRateResource {
  @ApiProperty({ format: 'date-time' })
  readonly knownAt!: string;

  @ApiProperty(whole('Dossiers that both sides hold, of each agency’s last comparison'))
  readonly compared!: number;

  @ApiProperty(whole('Of these, those that do not agree and were not healed'))
  readonly drifting!: number;

  @ApiProperty(orNull({ type: 'number' }, '0 to 1; null where nothing was compared'))
  readonly rate!: number | null;
}

export class DailyResource {
  @ApiProperty({ example: 'H49.204' })
  readonly agency!: string;

  @ApiProperty({ example: '06:00' })
  readonly at!: string;

  @ApiProperty({ example: 'https://mot-cua.lamdong.example/doi-soat' })
  readonly url!: string;

  @ApiProperty({ enum: STATUS_VOCABULARIES })
  readonly vocabulary!: StatusVocabularyName;

  @ApiProperty()
  readonly complete!: boolean;
}
