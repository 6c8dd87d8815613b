import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { ON_TIME_RULES } from '../../domain/on-time-rule.js';
import type { OnTimeRule } from '../../domain/on-time-rule.js';
import { VIEW_NAMES } from '../../domain/views.js';
import type { ViewName } from '../../domain/views.js';

/** What every report is asked about. */
export class PeriodDto {
  @ApiProperty({ description: 'Any code of the unit; those below it belong to it', example: 'H11' })
  @IsString()
  @Length(1, 100)
  readonly agency!: string;

  @ApiProperty({ description: 'First day of the period, `yyyy-MM-dd` in Việt Nam', example: '2026-07-01' })
  @IsString()
  @MaxLength(10)
  readonly from!: string;

  @ApiProperty({ description: 'Last day of the period', example: '2026-09-30' })
  @IsString()
  @MaxLength(10)
  readonly to!: string;

  @ApiPropertyOptional({
    description: 'RFC 3339 with its offset; what became known later is not in the figures. Default now',
    example: '2026-10-01T00:00:00+07:00',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly knownAt?: string;
}

export class RuledDto extends PeriodDto {
  @ApiPropertyOptional({
    enum: ON_TIME_RULES,
    default: 'portal',
    description: 'When a dossier is early, on time, late',
  })
  @IsOptional()
  @IsIn(ON_TIME_RULES)
  readonly rule?: OnTimeRule;

  @ApiPropertyOptional({
    enum: VIEW_NAMES,
    default: 'reported',
    description: 'As reported, with post set apart, by when facts happened, or both',
  })
  @IsOptional()
  @IsIn(VIEW_NAMES)
  readonly view?: ViewName;
}

export const SHEET_FORMATS = ['json', 'csv', 'xlsx'] as const;
export const TIME_FORMATS = [...SHEET_FORMATS, 'svg'] as const;
export type Format = (typeof TIME_FORMATS)[number];

export class ReportDto extends RuledDto {
  @ApiPropertyOptional({
    enum: SHEET_FORMATS,
    default: 'json',
    description: 'CSV holds the form of `view`; XLSX and JSON hold everything',
  })
  @IsOptional()
  @IsIn(SHEET_FORMATS)
  readonly format?: (typeof SHEET_FORMATS)[number];
}

export class RankingDto extends RuledDto {
  @ApiPropertyOptional({
    description: 'Codes of the peers with commas between; default all directly below the agency',
    example: 'H11.08,H11.35',
  })
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  readonly peers?: string;

  @ApiPropertyOptional({ enum: SHEET_FORMATS, default: 'json' })
  @IsOptional()
  @IsIn(SHEET_FORMATS)
  readonly format?: (typeof SHEET_FORMATS)[number];
}

export class TimesDto extends PeriodDto {
  @ApiPropertyOptional({ enum: TIME_FORMATS, default: 'json', description: 'SVG draws it' })
  @IsOptional()
  @IsIn(TIME_FORMATS)
  readonly format?: Format;
}
