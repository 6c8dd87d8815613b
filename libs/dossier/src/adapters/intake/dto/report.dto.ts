import { IsMoment, IsPrintable } from '@lienthong/http-edge';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { ItemDto } from './items.dto.js';
import { WordsDto } from './words.dto.js';

/** What an agency says of its leg. */
export const REPORTS = [
  'acknowledged',
  'step',
  'completed',
  'failed',
  'returned',
  'option-found',
  'supplement-needed',
  'fee-needed',
  'confirmation-needed',
] as const;
export type ReportKind = (typeof REPORTS)[number];

/** A reason is needed with `failed`, `returned` and `supplement-needed`. */
export class LegReportDto extends WordsDto {
  @ApiProperty({ example: 'cong-an-77', description: 'Identity of the report; a repeat is no new fact' })
  @IsString()
  @Length(1, 200)
  @IsPrintable()
  reportId!: string;

  @ApiProperty({ enum: REPORTS })
  @IsIn(REPORTS)
  report!: ReportKind;

  @ApiPropertyOptional({
    example: 'G01.549.04',
    description: 'Code of the agency that speaks; default: that of the leg',
  })
  @IsOptional()
  @IsString()
  @Length(3, 35)
  agency?: string;

  @ApiPropertyOptional({ example: '2026-03-04T09:00:00+07:00', description: 'When it happened; default: now' })
  @IsOptional()
  @IsMoment()
  at?: string;

  @ApiPropertyOptional({ description: 'With `step`: which' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  step?: string;

  @ApiPropertyOptional({ description: 'With `returned`: the leg that made the error', example: 'khai-sinh' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  to?: string;

  @ApiPropertyOptional({ description: 'With `option-found`: which', example: 'xac-minh' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  option?: string;

  @ApiPropertyOptional({ description: 'With `fee-needed`: which' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  fee?: string;

  @ApiPropertyOptional({
    type: [ItemDto],
    description: 'With `completed`: every result of the leg, with its data, or without any where it is on paper',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ItemDto)
  items?: ItemDto[];
}
