import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { AGENCY_KINDS, AGENCY_LEVELS } from '../../../domain/agency.events.js';
import type { AgencyKind, AgencyLevel } from '../../../domain/agency.events.js';
import { MOMENT_HINT } from '../input/moment.js';
import { Digits, Flag } from '../input/query-value.decorator.js';

export class AgencyAtDto {
  @ApiPropertyOptional({ description: `As of when; default now. ${MOMENT_HINT}`, example: '2025-07-01' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly at?: string;
}

export class AgencyQueryDto extends AgencyAtDto {
  @ApiPropertyOptional({ enum: AGENCY_LEVELS })
  @IsOptional()
  @IsIn(AGENCY_LEVELS)
  readonly level?: AgencyLevel;

  @ApiPropertyOptional({ enum: AGENCY_KINDS })
  @IsOptional()
  @IsIn(AGENCY_KINDS)
  readonly kind?: AgencyKind;

  @ApiPropertyOptional({ description: 'Any code of the agency above', example: 'H53' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly parent?: string;

  @ApiPropertyOptional({ description: 'Part of the name, with or without diacritics, or the start of any code' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly search?: string;

  @ApiPropertyOptional({ description: 'Also those closed by then', default: false, type: Boolean })
  @IsOptional()
  @Flag()
  @IsBoolean()
  readonly closed?: boolean;

  @ApiPropertyOptional({ description: '`next` of the page before' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly after?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 500, default: 50 })
  @IsOptional()
  @Digits()
  @IsInt()
  @Min(1)
  @Max(500)
  readonly limit?: number;
}
