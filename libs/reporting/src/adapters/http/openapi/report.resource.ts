import { ApiProperty } from '@nestjs/swagger';
import { ON_TIME_RULES } from '../../../domain/on-time-rule.js';
import { VIEW_NAMES } from '../../../domain/views.js';
import type { ViewName } from '../../../domain/views.js';
import { CountField, MinutesField, ShareField } from './fields.js';
import { CausesResource, CountsResource, DriftResource, FieldCausesResource, FormResource } from './form.resource.js';

export class PeriodResource {
  @ApiProperty({ format: 'date' })
  readonly from!: string;
  @ApiProperty({ format: 'date' })
  readonly to!: string;
}

export class FormsResource implements Readonly<Record<ViewName, FormResource>> {
  @ApiProperty({ type: FormResource, description: 'By when the hub heard of it: the form to hand in' })
  readonly reported!: FormResource;
  @ApiProperty({ type: FormResource, description: 'The same with post set apart' })
  readonly postSetApart!: FormResource;
  @ApiProperty({ type: FormResource, description: 'By when it happened' })
  readonly reconciled!: FormResource;
  @ApiProperty({ type: FormResource, description: 'By when it happened, with post set apart' })
  readonly reconciledPostSetApart!: FormResource;
}

abstract class FiguresResource {
  @ApiProperty({ description: 'Name of the unit' })
  readonly unit!: string;
  @ApiProperty({ type: PeriodResource })
  readonly period!: PeriodResource;
  @ApiProperty({ format: 'date-time' })
  readonly knownAt!: string;
}

export class ReportResource extends FiguresResource {
  @ApiProperty({ enum: ['II.06a'] })
  readonly form!: string;
  @ApiProperty({ enum: ON_TIME_RULES })
  readonly rule!: string;
  @CountField('Version of the calendar that was known')
  readonly calendarVersion!: number;
  @ApiProperty({ type: FormsResource })
  readonly forms!: FormsResource;
  @ApiProperty({ type: [FieldCausesResource], description: 'Of what is late in the form as reported' })
  readonly causes!: readonly FieldCausesResource[];
  @ApiProperty({ type: CausesResource })
  readonly causesInAll!: CausesResource;
  @ApiProperty({ type: DriftResource })
  readonly drift!: DriftResource;
}

abstract class AverageResource {
  @CountField('How many were measured')
  readonly times!: number;
  @MinutesField('Mean, in minutes of the unit’s working time')
  readonly workingMinutes!: number;
  @MinutesField('Mean, in minutes by the clock')
  readonly elapsedMinutes!: number;
  @ApiProperty()
  readonly name!: string;
}

export class LegTimeResource extends AverageResource {
  @ApiProperty()
  readonly leg!: string;
  @ApiProperty({ description: 'It travels by post' })
  readonly postal!: boolean;
}

export class ProcedureTimeResource extends AverageResource {
  @ApiProperty({ example: '2.000880' })
  readonly procedure!: string;
  @ApiProperty({ format: 'date', description: 'First day of the version' })
  readonly version!: string;
  @ApiProperty({ type: [LegTimeResource] })
  readonly legs!: readonly LegTimeResource[];
}

export class TimesResource extends FiguresResource {
  @ApiProperty({ type: [ProcedureTimeResource] })
  readonly procedures!: readonly ProcedureTimeResource[];
}

export class RankedResource {
  @ApiProperty({ type: 'integer', nullable: true, description: 'From 1; the same share has the same place' })
  readonly place!: number | null;
  @ApiProperty({ description: 'Name of the peer' })
  readonly unit!: string;
  @ShareField('1 − (10 + 13) / 3')
  readonly onTimeShare!: number | null;
  @ApiProperty({ type: CountsResource })
  readonly counts!: CountsResource;
}

export class RankingResource extends FiguresResource {
  @ApiProperty({ enum: ON_TIME_RULES })
  readonly rule!: string;
  @ApiProperty({ enum: VIEW_NAMES })
  readonly view!: string;
  @ApiProperty({ type: [RankedResource] })
  readonly ranked!: readonly RankedResource[];
}
